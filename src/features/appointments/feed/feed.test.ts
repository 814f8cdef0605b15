import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsed } from '../../calendars/feed/testing.ts'
import { text } from '../../requests/door/testing.ts'
import { talkCity } from '../testing.ts'

const { demo, inside, post, visitor, free, books } = await talkCity()

test('the calendar of who talks says that a time is taken, and of whom nothing; its address is made anew and ended', async () => {
  const [slot] = await free('キャリアコンサルタント')
  const host = slot!.rule.host_id
  await books(slot!, { name: 'ひみつ さん', phone: '0472030001', note: 'ひみつの用件' })
  const made = await text(post(`/staff/appointments/hosts/${host}/feed`, { do: 'open' }))
  const [, path] = /(\/appointments\/feed\/[\w-]+\/yui\.ics)/.exec(made)!
  const file = await visitor.get(path!)
  assert.match(file.headers.get('content-type') ?? '', /text\/calendar/)
  const ics = await text(file)
  assert.ok(parsed(ics).events.length > 0)
  assert.match(ics, /SUMMARY:面談：予約あり/)
  assert.doesNotMatch(ics, /ひみつ|0472/)
  assert.ok(ics.includes(`DTSTART;TZID=Asia/Tokyo:${slot!.on_day.replaceAll('-', '')}T1300`))
  const anew = await text(post(`/staff/appointments/hosts/${host}/feed`, { do: 'open' }))
  const [, second] = /(\/appointments\/feed\/[\w-]+\/yui\.ics)/.exec(anew)!
  assert.equal((await visitor.get(path!)).status, 410)
  assert.equal((await visitor.get(second!)).status, 200)
  await post(`/staff/appointments/hosts/${host}/feed`, { do: 'shut' })
  assert.equal((await visitor.get(second!)).status, 410)
  const kept = await inside(tx =>
    tx
      .selectFrom('happening')
      .select('data')
      .where('kind', '=', 'appointment_host.changed')
      .where('subject_id', '=', host)
      .execute(),
  )
  assert.ok(kept.length >= 4, 'who made it and ended it is kept')
  assert.ok(demo)
})
