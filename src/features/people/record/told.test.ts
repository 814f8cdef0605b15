import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { tell } from '#platform/happening.ts'
import type { PersonDesk } from './store.ts'
import { TOLD } from './told.ts'

const person = {
  number: 41,
  exclusions: [{ id: 'x', organisation: '柏の葉商店会' }],
  bonds: [{ id: 'b', kind: 'together', other: { family_name: '山田', given_name: '花' } }],
  consents: [{ id: 'c', purpose: 'referral', recipient_id: 'o', recipient: '柏市社会福祉協議会' }],
} as unknown as PersonDesk

const tellOf = (kind: string, data: unknown, to: string | null = null) => tell(TOLD, { kind, data }, { person, to })

const CASES: Record<keyof typeof TOLD, [data: unknown, told: string, of: string]> = {
  'person.registered': [{}, '登録しました（No. 41）。', '登録しました（No. 41）。'],
  'person.changed': [{ fields: ['phone'] }, '「電話番号」を直しました。', '記録を確かめました。'],
  'person.excluded': [
    { exclusion: 'x' },
    '「柏の葉商店会」には紹介しないことにしました。',
    'ある団体には紹介しないことにしました。',
  ],
  'person.exclusion-lifted': [
    { exclusion: 'x' },
    '「柏の葉商店会」に紹介しない記録を解きました。',
    'ある団体に紹介しない記録を解きました。',
  ],
  'person.bound': [
    { bond: 'b' },
    '山田 花さんと「いっしょに」を記録しました。',
    'ほかの方との組み合わせを記録しました。',
  ],
  'person.unbound': [
    { bond: 'b' },
    '山田 花さんと「いっしょに」の記録を解きました。',
    'ほかの方との組み合わせの記録を解きました。',
  ],
  'person.noted': [{ names: ['町会'] }, '市の項目「町会」を直しました。', '市の項目を直しました。'],
  'person.consent-given': [
    { consent: 'c' },
    '「連携先へのつなぎ」（柏市社会福祉協議会）の同意をいただきました。',
    '情報を伝えることの同意をいただきました。',
  ],
  'person.consent-withdrawn': [
    { consent: 'c', recipient: 'o' },
    '「連携先へのつなぎ」（柏市社会福祉協議会）の同意が取り消されました。この相手への紹介・つなぎを止めました。',
    '情報を伝えることの同意が取り消されました。',
  ],
  'person.referred': [{ organisation: 'o' }, '「柏市社会福祉協議会」につなぎました。', 'ある団体につなぎました。'],
  'person.referral-stopped': [
    { organisation: 'o' },
    '同意が取り消されたため、「柏市社会福祉協議会」につなぐのをやめました。',
    '同意が取り消されたため、ある団体につなぐのをやめました。',
  ],
  'person.recall-opened': [
    { organisation: 'o' },
    '「柏市社会福祉協議会」に伝え、紹介状を廃棄してもらうことにしました。',
    'ある団体に伝え、紹介状を廃棄してもらうことにしました。',
  ],
  'urgent-look.begun': [
    { look: 'l' },
    'ふだんは担当しない職員が、緊急時の閲覧で見ました。',
    'ふだんは担当しない職員が、緊急時の閲覧で見ました。',
  ],
  'step.handed-over': [
    { step: 's', to: 'a' },
    '次の一歩を、ほかの職員に引きつぎました。',
    '次の一歩を、ほかの職員に引きつぎました。',
  ],
  'step.returned': [
    { step: 's', to: 'a' },
    '引きつがれた次の一歩を、ほかの職員にもどしました。',
    '引きつがれた次の一歩を、ほかの職員にもどしました。',
  ],
  'step.accepted': [
    { step: 's' },
    '引きつがれた次の一歩を、引き受けました。',
    '引きつがれた次の一歩を、引き受けました。',
  ],
  'step.done': [{ step: 's' }, '次の一歩を済みにしました。', '次の一歩を済みにしました。'],
}

describe('the history of a person', () => {
  for (const [kind, [data, told, of]] of Object.entries(CASES))
    it(`tells ${kind}, and tells it too where its row says nothing more`, () => {
      assert.equal(tellOf(kind, data), told)
      assert.equal(tellOf(kind, {}), of)
    })

  it('names whom a step went to', () => {
    assert.equal(tellOf('step.handed-over', {}, '鈴木 健一'), '次の一歩を、鈴木 健一さんに引きつぎました。')
    assert.equal(tellOf('step.returned', {}, '鈴木 健一'), '引きつがれた次の一歩を、鈴木 健一さんにもどしました。')
  })

  it('tells what it does not know as no consent that was withdrawn', () => {
    assert.equal(tellOf('person.renumbered', { consent: 'c' }), '記録があります（この画面では内容を表せません）。')
  })
})
