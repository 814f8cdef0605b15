import { registerMunicipality } from '#platform/register.ts'
import { closeTests, openTestDatabase } from '#platform/testing.ts'
import { KASHIWA } from '../seed/city.ts'
import { confirmImport } from '../src/features/imports/actions.ts'
import { planImport } from '../src/features/imports/planning/actions.ts'
import type { Figure } from './run.ts'

const HEADER =
  '都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,イベント名,イベント名_カナ,イベント名_英語,開始日,終了日,開始時間,終了時間,開始日時特記事項,説明,料金(基本),料金(詳細),連絡先名称,連絡先電話番号,連絡先内線番号,主催者,場所名称,住所,方書,緯度,経度,アクセス方法,駐車場情報,定員,参加申込終了日,参加申込終了時間,参加申込方法,URL,備考'

/** A file of so many events as a city publishes them; every tenth has a slip. */
export function eventFile(rows: number, note = ''): Uint8Array {
  const lines = Array.from({ length: rows }, (_, i) => {
    const day = `2026-12-${String((i % 28) + 1).padStart(2, '0')}`
    const wrong = i % 10 === 9 ? '2026-02-30' : day
    return `122173,${i + 1},千葉県,柏市,${
      ['いすヨガ教室', '歌声ひろば', '古文書を読む会', 'スマホ相談'][i % 4]
    } 第${i}回${note},,,${wrong},,10:00,11:30,,"近くの公民館で、ゆっくり学びます。\nはじめての方も歓迎します。",0,,中央公民館,04-7164-1811,,生涯学習課,近隣センター${i % 20},千葉県柏市柏${(i % 9) + 1}丁目,,35.86${i % 90},139.97${i % 90},,,20,,,電話で,https://example.jp/${i},`
  })
  return new TextEncoder().encode(`${HEADER}\r\n${lines.join('\r\n')}\r\n`)
}

/** Rows a second from the bytes of a file to committed activities, on the database under test. */
export async function run(): Promise<Figure[]> {
  const { database, owner } = await openTestDatabase(undefined, { statementMs: 60_000 })
  const municipality = await registerMunicipality(owner, KASHIWA)
  const rows = 10_000
  const take = async (note: string) => {
    const started = performance.now()
    await database.write({ lane: 'job', municipality }, async tx => {
      const importer = { by: null, now: '2026-11-21T01:00:00.000Z', today: '2026-11-21' }
      const planned = await planImport(
        tx,
        { name: 'bench.csv', municipality: '122173', bytes: eventFile(rows, note) },
        importer,
      )
      if ('run' in planned) await confirmImport(tx, planned.run, importer)
    })
    return rows / ((performance.now() - started) / 1000)
  }
  const figures = [
    { name: `import of ${rows} new events`, value: await take(''), unit: 'rows/s' },
    { name: 'the same file again (nothing changes)', value: await take(''), unit: 'rows/s' },
    { name: 'a corrected file (every row changes)', value: await take('（改）'), unit: 'rows/s' },
  ]
  await closeTests()
  return figures.map((figure, at) => (at === 0 ? { ...figure, bar: '≥ 2,000', ok: figure.value >= 2000 } : figure))
}
