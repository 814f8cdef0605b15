import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { html } from 'hono/html'
import type { Talk, ToldAnswer } from '../store.ts'
import { surveyTimeline } from '../timeline.ts'
import { satisfiedText, slipText, takeBack, typeLink } from './parts.ts'

// What the desk reads of a consultation and its slip.

const AT = '2026-11-20T05:00:00.000Z'
const talk: Talk = {
  id: '018f0000-0000-7000-8000-000000000001',
  on_day: '2026-11-20',
  channel: 'visit',
  by: '佐藤 みどり',
  satisfied: null,
  way: null,
  typed: null,
  slip: null,
}
const slip: NonNullable<Talk['slip']> = {
  ...{ id: '018f0000-0000-7000-8000-000000000002', on_day: '2026-11-20', title: '', until_on: '2026-12-20' },
  ...{ code: 'K7F4XAT', consultation_id: talk.id, entry_id: null, by: '佐藤 みどり', at: AT, withdrawn_at: null },
  answer: null,
}
const answer = { id: 'a', satisfied: 5, words: '', way: 'qr' as const, by: null, at: AT, typed: 1 }
const words = (content: unknown) =>
  String(html`${content as string}`)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

describe('what counts as the satisfaction of a consultation', () => {
  const cases: [what: string, Partial<Talk>, string][] = [
    ['is unknown where nobody asked', {}, '聞いていません'],
    ['is the counsellor’s where they typed it', { satisfied: 4 }, '4 よかった 相談員の入力'],
    ['is told as theirs too where they asked in vain', { satisfied: 9 }, '聞いたが、答えはなかった 相談員の入力'],
    ['is waited for where a slip is out', { satisfied: 9, way: 'handed' }, '答えを待っています'],
    ['is the person’s own by the link', { satisfied: 5, way: 'qr' }, '5 とてもよかった QRコード（本人の入力）'],
    ['is the person’s own on paper', { satisfied: 2, way: 'paper' }, '2 あまり 紙（代理入力）'],
    [
      'is told beside what the counsellor had typed before',
      { satisfied: 2, way: 'phone', typed: 5 },
      '2 あまり 電話（代理入力） 相談員は「5 とてもよかった」と入れていました',
    ],
  ]
  for (const [what, more, told] of cases) it(what, () => assert.equal(words(satisfiedText({ ...talk, ...more })), told))
})

describe('the slip of a consultation', () => {
  const cases: [what: string, Talk['slip'], today: string, string][] = [
    ['was not handed out', null, '2026-11-21', 'まだ渡していません'],
    ['is out, and its code is told as it is read aloud', slip, '2026-11-21', '渡して、答えを待っています K7F-4XA-T'],
    [
      'is taken on paper when its link is too old',
      slip,
      '2026-12-21',
      '渡したが、QRコードの期限が過ぎました（紙と電話は入れられます） K7F-4XA-T',
    ],
    ['came back', { ...slip, answer }, '2026-12-21', '答えをいただきました K7F-4XA-T'],
    ['was taken back', { ...slip, withdrawn_at: AT }, '2026-11-21', '取り消しました K7F-4XA-T'],
  ]
  for (const [what, of, today, told] of cases)
    it(what, () => assert.equal(words(slipText({ ...talk, slip: of }, today)), told))

  it('is typed by its code, and taken back by a press and not by a look', () => {
    assert.match(String(typeLink('K7F4XAT')), /href="\/staff\/surveys\?code=K7F4XAT"/)
    assert.match(String(takeBack(slip)), /<form[^>]* action="\/staff\/surveys\/018f[^"]*\/withdraw" method="post"/)
  })
})

describe('the time line of a person', () => {
  const told: ToldAnswer = { id: 'a', on_day: '2026-11-20', at: AT, satisfied: 5, way: 'qr', by: null }
  const cases: [what: string, Partial<ToldAnswer>, aside: string][] = [
    ['says that they answered themselves', {}, 'QRコード（本人の入力）'],
    ['says who typed a paper', { way: 'paper', by: '鈴木 健一' }, '紙（代理入力）・鈴木 健一'],
    ['says who took a call', { way: 'phone', by: '佐藤 みどり' }, '電話（代理入力）・佐藤 みどり'],
  ]
  for (const [what, more, aside] of cases)
    it(what, () => {
      const [moment] = surveyTimeline([{ ...told, ...more }])
      assert.deepEqual([moment!.aside, moment!.day, moment!.at], [aside, '2026-11-20', AT])
      assert.equal(moment!.body, 'アンケートの答え：11月20日（金）の相談は「5 とてもよかった」')
    })
})
