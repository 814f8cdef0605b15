import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { doneText, nextText, progressText, standText } from '../text.ts'
import { caseText } from './history.ts'

const titles = { m1: '見学に行く' }
const on_day = '2026-11-20'

describe('the history of a way says', () => {
  for (const [kind, data, says] of [
    ['case.begun', { route: 'startup' }, '「起業」を始めました。'],
    ['case.reached', { milestone: 'm1', on_day }, '「見学に行く」は、11月20日（金）に済みました。'],
    [
      'case.skipped',
      { milestone: 'm1', on_day, as: 'needless', why: '' },
      '「見学に行く」は通らないことにしました（この方には要らない）',
    ],
    [
      'case.skipped',
      { milestone: 'm1', on_day, as: 'before', why: '去年' },
      '「見学に行く」は通らないことにしました（もう済んでいる）：去年',
    ],
    ['case.planned', { milestone: 'm1', on_day: '2026-12-01' }, '「見学に行く」の予定を12月1日（火）にしました。'],
    [
      'case.added',
      { milestone: 'm1', on_day: '2026-12-01' },
      '節目「見学に行く」を足しました。12月1日（火）の予定です。',
    ],
    [
      'case.paused',
      { as: 'own', until: '2027-01-12', why: '旅行' },
      '1月12日（火）まで休むことにしました（ご本人（団体）の都合）：旅行',
    ],
    ['case.resumed', { days: 20 }, '再開しました。これからの節目は20日あとになりました。'],
    ['case.ended', { as: 'reached', on_day, why: '' }, '11月20日（金）に終わりました（めざしたことができた）'],
    ['case.reopened', {}, '終わりを取り消し、続けることにしました。'],
    ['step.handed-over', {}, '担当を引きつぎました。'],
  ] as const)
    it(says, () => assert.equal(caseText({ kind, data }, titles), says))
  it('less where a milestone was taken out, a word was erased, or another version wrote it', () => {
    assert.equal(
      caseText({ kind: 'case.reached', data: { milestone: 'gone', on_day } }, titles),
      '「節目」は、11月20日（金）に済みました。',
    )
    assert.equal(caseText({ kind: 'case.begun', data: {} }, titles), '進路を始めました。')
    assert.doesNotMatch(caseText({ kind: 'case.ended', data: { as: 'stopped', on_day } }, titles), /undefined|：/)
    assert.match(caseText({ kind: 'case.unheard', data: {} }, titles), /記録があります/)
  })
})

describe('a way is told in a line', () => {
  const stand = { status: 'active', paused_until: null, ended_on: null, end_as: null } as const
  for (const [told, says] of [
    [stand, '進んでいます'],
    [{ ...stand, status: 'paused', paused_until: '2027-01-12' }, '1月12日（火）まで休んでいます'],
    [
      { ...stand, status: 'ended', ended_on: on_day, end_as: 'stopped' },
      'ご本人（団体）がやめた（令和8年11月20日（金））',
    ],
  ] as const)
    it(says, () => assert.equal(standText(told), says))

  const open = {
    title: '見学に行く',
    waits: 'partner',
    partner: '',
    planned_on: '2026-12-01',
    done_on: null,
    skipped: null,
  } as const
  it('with what is next, who does it and when, or that all is done', () => {
    assert.equal(nextText([open]), '見学に行く：連携機関・12月1日（火）')
    assert.match(nextText([{ ...open, done_on: on_day }]), /すべての節目が済みました/)
  })
  it('with how far it has come, and what came of each milestone', () => {
    assert.equal(progressText([open, { ...open, done_on: on_day }]), '節目2つのうち1つが済み')
    assert.deepEqual(
      [
        doneText(open),
        doneText({ ...open, done_on: on_day }),
        doneText({ ...open, done_on: on_day, skipped: 'unable' }),
      ],
      ['', '11月20日（金）に済み', '11月20日（金）に、通らないことにしました（事情があってできない）'],
    )
  })
})
