import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { atHome, homeOf, keptOf } from './kept.ts'
import { rememberOwn } from './own.ts'
import { remembered } from './remembered.ts'

describe('what a process keeps of a database', () => {
  const [kashiwa, restored] = [{ name: 'kashiwa' }, { name: 'restored' }]
  it('is that of the database of a transaction, and of no other one', () => {
    const noted = keptOf(() => new Set<string>())
    noted(kashiwa).add('a')
    const tx = atHome({ name: 'transaction' }, kashiwa)
    assert.equal(homeOf(tx), kashiwa)
    assert.equal(noted(tx), noted(kashiwa))
    assert.deepEqual([...noted(atHome({ name: 'another' }, kashiwa))], ['a'])
    assert.deepEqual([...noted(restored)], [])
  })
  it('is its own where a transaction is of none that is known', () => {
    const stray = { name: 'stray' }
    assert.equal(homeOf(stray), stray)
  })
  it('is made once, and kept apart from what is kept otherwise', () => {
    let made = 0
    const [one, other] = [keptOf(() => ++made), keptOf(() => ++made)]
    assert.deepEqual([one(kashiwa), one(kashiwa), other(kashiwa), one(restored)], [1, 1, 2, 3])
  })
})

describe('a function that remembers', () => {
  const counted = () => {
    const asked: string[] = []
    const give = remembered((text: string) => {
      asked.push(text)
      return text.length
    })
    return { asked, give }
  }
  it('is asked once for the cells that repeat', () => {
    const { asked, give } = counted()
    assert.deepEqual(['無料', '無料', '', '', '1回500円'].map(give), [2, 2, 0, 0, 6])
    assert.deepEqual(asked, ['無料', '', '1回500円'])
  })
  it('keeps a text of sixty letters and none that is longer', () => {
    const { asked, give } = counted()
    for (const length of [60, 60, 61, 61]) assert.equal(give('あ'.repeat(length)), length)
    assert.deepEqual(
      asked.map(text => text.length),
      [60, 61, 61],
    )
  })
  it('begins anew after five thousand, so that it does not grow without end', () => {
    const { asked, give } = counted()
    for (let at = 0; at < 5000; at++) give(`cell ${at}`)
    give('cell 0')
    assert.equal(asked.length, 5000, 'all of them are known')
    give('one more')
    give('cell 0')
    assert.equal(asked.length, 5002)
  })
})

describe('what a city calls and does itself', () => {
  const own = (name: string) => ({ words: { 相談員: name }, names: [], off: new Set<string>() })
  it('is read once for the pages of a day, and anew on the next', async () => {
    const asked: string[] = []
    const look = rememberOwn(async (city, day) => {
      asked.push(`${city} ${day}`)
      return own(city)
    })
    for (const day of ['2026-11-21', '2026-11-21', '2026-11-22']) await look('kashiwa', day)
    assert.equal((await look('abiko', '2026-11-22'))?.words['相談員'], 'abiko')
    assert.deepEqual(asked, ['kashiwa 2026-11-21', 'kashiwa 2026-11-22', 'abiko 2026-11-22'])
  })
  it('goes on to hold while it cannot be read, and is nothing where it never was', async () => {
    let away = false
    const look = rememberOwn(async city => {
      if (away) throw new Error('the database is away')
      return own(city)
    })
    await look('kashiwa', '2026-11-21')
    away = true
    assert.equal((await look('kashiwa', '2026-11-22'))?.words['相談員'], 'kashiwa')
    assert.equal(await look('abiko', '2026-11-22'), undefined)
  })
})
