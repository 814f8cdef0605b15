import { parseDay, dayQuestion, readDay } from '#platform/dates.ts'
import { parseTime } from '#platform/times.ts'
import { parseNumber } from '#platform/reading.ts'
import { readDays } from '#features/imports/values/days.ts'
import { readHours } from '#features/imports/values/hours.ts'
import { readFee, readCapacity } from '#features/imports/values/amounts.ts'
import { line } from '#features/imports/values/testing.ts'
import { readFiscalYear } from '#platform/fiscal.ts'
import { phoneDigits } from '#platform/phones.ts'
import { withoutPersons } from '#features/imports/persons/persons.ts'
import { addressText } from '#features/imports/reading/places.ts'
const near = { next: '2026-11-30' }
for (const t of ['平成38年','平成38年12月5日','261203','5 Dec 2026','Dec. 5, 2026','Dec 5th','5-Dec-26','Dec 5, 26','R8.12.5','r8.12.5','12/5','十二月五日','１２／５','十二／五','12.5','12-5','1205','12ー5','12月5','R8年12月5','令8.12.5','ﾚｲﾜ8年12月5日','れいわ８ねん１２がつ５にち','2026.12.5','2026,12,5','26.12.5','令和八年拾弐月五日','12月5日(土）','12/5（土','12/5土','12月５日　土曜日','二〇二六年十二月五日','R８／１２／０５','令和8年12月5日午前10時','12/5/2026','5/12/2026','31/12/2026','令和08年12月05日','明日','１２月31日','2/29','2026/12/32','令和 8. 12. 5','R8・12・5','R8、12、5','20261205','0261205','S20 8 15','昭和20.8.15生','1945年生'])
  console.log(JSON.stringify(t), parseDay(t, near), parseDay(t, near) ? '' : dayQuestion(t, near))
console.log('--- times')
for (const t of ['九時','午後三時','9じ','９：３０','9.30','930','0930','9-30','AM9','9am','PM 2:30','14時30','夜7時','朝9時','昼1時','十時半','１０時　３０分','24:00','9：00～','ｺﾞｺﾞ2ｼﾞ','ごご2時'])
  console.log(JSON.stringify(t), parseTime(t))
console.log('--- numbers')
for (const t of ['三','十','二十五','1,200','１，２００','１２００','1.5','１．５','壱','3時間','３時間','三時間半','約3','3~4','1 200','1e3','－3','1、200'])
  console.log(JSON.stringify(t), parseNumber(t, { most: 10000, step: 0.5, unit: '時間' }))
console.log('--- fiscal', ['令和8年度','R8','８','2026','ﾚｲﾜ8','れいわ8年度','令和八年度','平成38年度','8年度'].map(t => [t, readFiscalYear(t)]))
console.log('--- phones', ['04ー7167ー1111','〇四－七一六七','0471671111','04 7167 1111','04.7167.1111','０４（７１６７）１１１１','+81 4 7167 1111','471671111','04/7167/1111'].map(t => [t, phoneDigits(t)]))
console.log('--- file days')
const days = (d: any) => JSON.stringify({ from: d.from, to: d.to, on: d.on.length ? d.on : undefined, open: d.open || undefined, weekly: d.weekly ?? undefined, times: d.times.kind === 'empty' ? undefined : d.times })
for (const t of ['平成38年12月5日','平成38年','H38.12.5','261203','081203','R081203','5 Dec 2026','Dec. 5, 2026','Sat 5 Dec 2026 10:00-12:00','December 5-6, 2026','5-6 Dec 2026','Dec 5 - Dec 12, 2026','5-Dec-26','2026-Dec-05','05DEC2026','Dec-26','12/5/2026','12/5/2026 10:00','25/12/2026','12/5|12/12','12/5／12/12','１２／５／１２／１２','１２月５日／１２月１２日','12月5日／1月9日','2026-12-05|2026-12-12','2026/12/5／2026/12/12','2026/12/5|12/12|12/19','12/5(土)|12/12(土)','12/5（土）／12/12（土）','令和8年12月5日／12日／19日','12月5日・12日／1月9日','R8.12.5／R8.12.12','昭和101年12月5日','令和7年13月5日','ﾚｲﾜ8年12月5日','十二月五日','十二月五日（土）','12月5日10時|12月12日10時','毎週火|金','火／木','第2／第4土曜'])
  console.log(JSON.stringify(t), line(readDays(t, { near: '2026-11-30' }), days))
console.log('--- hours')
for (const t of ['10:00|14:00','10:00～12:00／14:00～16:00','10:00-12:00|14:00-16:00','１０時／１４時','十時','午前十時～正午','10am-12pm','10:00 AM - 3:00 PM','ｺﾞｾﾞﾝ10時'])
  console.log(JSON.stringify(t), line(readHours(t), h => JSON.stringify(h)))
console.log('--- fee')
for (const t of ['500円|300円','大人500円|小人200円','大人500円／小人200円','500円／人','五百円','千円','￥1,500-','1500JPY','¥500','無料|要申込','5百円'])
  console.log(JSON.stringify(t), line(readFee(t), v => `${v.yen}`))
console.log('--- capacity')
for (const t of ['20名|10名','20／30','二十名','20ﾒｲ','２０人'])
  console.log(JSON.stringify(t), line(readCapacity(t), String))
console.log('--- persons')
for (const t of ['市民会|山田花子','山田花子|鈴木一郎','健康づくり課／佐藤','A&B','Q&A 事務局','体操の会&鈴木一郎','健康クラブ→田中次郎','[担当]高橋三郎'])
  console.log(JSON.stringify(t), JSON.stringify(withoutPersons(t)))
console.log('--- address', ['柏市柏5-10-1|柏市松葉町2-1','柏市柏5-10-1／柏市松葉町2-1'].map(addressText))
