import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { button, linkButton } from './button.ts'
import { activityCard } from './cards.ts'
import { chart } from './chart.ts'
import { checkboxField, pressField, radioField } from './choices.ts'
import { dateField, hidden, numberField, selectField, textField } from './fields.ts'
import { errorSummary, form } from './form.ts'
import { furigana, ruby } from './furigana.ts'
import type { Html } from './html.ts'
import { attrs } from './html.ts'
import { pane } from './layout.ts'
import { map } from './map.ts'
import { navLink, tabs } from './nav.ts'
import { notice } from './notice.ts'
import { sheet } from './print.ts'
import { qr } from './qr.ts'
import { nextStep, progress, whatHappensNext } from './steps.ts'
import { ruledOut, suggestions } from './suggestions.ts'
import { summary } from './summary.ts'
import { table } from './table.ts'
import { terms } from './terms.ts'
import { timeline } from './timeline.ts'
import { weekField, weekGrid } from './weekgrid.ts'
import { wishes, wishField } from './wish.ts'

/** What somebody writes to get out of a text, or out of an attribute. */
const x = `"'><b onclick=alert(1)>&amp;`
const field = { name: x, label: x, hint: x, example: x, error: x }
const options = [{ value: x, label: x, hint: x }]
const at = { lat: 35.86, lng: 139.97 }

const parts: Record<string, () => Html> = {
  'a button': () => button({ text: x, name: x, value: x, form: x }),
  'a link that looks like one': () => linkButton({ text: x, href: x }),
  'a line of text': () => textField({ ...field, value: x, accept: x }),
  'a date': () => dateField({ ...field, value: x }),
  'a number': () => numberField({ ...field, unit: x, value: x }),
  'a list to choose from': () => selectField({ ...field, options, empty: x, value: x }),
  'one of several': () => radioField({ ...field, options, value: x }),
  'any of several': () => checkboxField({ ...field, options, values: [x] }),
  'one press': () => pressField({ ...field, options }),
  'what travels unseen': () => hidden(x, x),
  'a week to tick': () => weekField({ ...field, value: 3 }),
  'a week': () => weekGrid({ on: 1, caption: x }),
  'a question of wishes': () => wishField({ name: x, label: x, error: x }),
  wishes: () => wishes([{ label: x, value: 1, note: x }], x),
  'a form': () => form({ action: x, once: x, autosave: x, id: x, body: x, submit: x }),
  'what is wrong': () => errorSummary([{ field: x, message: x }]),
  'a word with its reading': () => ruby(x, x),
  'a sentence with readings': () => furigana(`${x}{${x}|${x}}`),
  'an activity': () =>
    activityCard({
      ...{ id: x, url: x, title: x, organisation: x, door: 'help', kind: x, when: x, place: x, pay: x, people: x },
      ...{ loads: [{ load: 'standing', label: x, degree: 1 }], reasons: [x], caution: x, asOf: x },
    }),
  'a chart': () => chart({ title: x, unit: x, periods: [x], series: [{ label: x, kind: 'actual', values: [1] }] }),
  'a pane': () => pane({ title: x, aside: x, body: x, id: x }),
  'a map': () =>
    map({ place: { ...at, name: x }, home: { ...at, name: x }, landmarks: [{ ...at, name: x, kind: 'place' }] }),
  'a link of a menu': () => navLink({ href: x, text: x }),
  tabs: () => tabs(x, [{ href: x, text: x }]),
  'a notice': () => notice({ kind: 'info', title: x, body: x }),
  'a sheet of paper': () =>
    sheet({
      title: x,
      number: x,
      date: x,
      from: { name: x, desk_name: x, desk_phone: x, desk_hours: x, desk_address: x },
      body: x,
      qr: { url: x, label: x },
    }),
  'a code': () => qr(x, x),
  'a next step': () => nextStep({ what: x, owner: x, due: x, datetime: x, late: x }, x),
  'the steps of a procedure': () => progress([x], 0),
  'what happens next': () => whatHappensNext([{ who: x, what: x, when: x }]),
  suggestions: () => suggestions([{ title: x, href: x, aside: x, terms: [], reasons: [x], caution: x, actions: x }], x),
  'what was ruled out': () => ruledOut([{ title: x, href: x, reasons: [x], change: x }]),
  'labelled facts': () => summary([{ label: x, value: x, change: x }]),
  'a table': () =>
    table({
      ...{ caption: x, items: [x], empty: x, unit: x, cards: true },
      columns: [{ key: 'a', title: x, sortable: true, cell: () => x }],
      sort: { by: 'a', descending: true, href: () => x },
    }),
  'a table without a row': () => table({ caption: x, columns: [], items: [], empty: x }),
  'a score in its terms': () => terms([{ label: x, value: 1, max: 2 }]),
  'what happened': () => timeline([{ when: x, datetime: x, aside: x, body: x, href: x }], x),
  'nothing that happened': () => timeline([], x),
}

describe('what people write stands on the page as they wrote it', () => {
  for (const [name, part] of Object.entries(parts))
    it(`in ${name}, and is never markup`, () => {
      const shown = String(part())
      assert.ok(shown.includes('&lt;b onclick=alert(1)&gt;'), 'it is there')
      assert.ok(!shown.includes('<b onclick'), 'it opens no tag')
      assert.doesNotMatch(shown, /="[^"]*"'/, 'it closes no attribute')
      assert.ok(!shown.includes('&amp;amp;amp;'), 'it is escaped once')
    })
})

it('an attribute without a value is left out, one that is only there has its bare name', () => {
  const cases: readonly (readonly [string | number | boolean | undefined, string])[] = [
    [undefined, ''],
    [false, ''],
    [true, ' a'],
    [0, ' a="0"'],
    ['', ' a=""'],
    ['"', ' a="&quot;"'],
  ]
  for (const [value, shown] of cases) assert.equal(attrs({ a: value }).map(String).join(''), shown)
})

it('a sentence with readings reads the same without them, and what is no reading stands as it is', () => {
  const text = (sentence: string) => String(furigana(sentence)).replace(/<rp>.*?<\/rp>|<rt>.*?<\/rt>|<\/?ruby>/g, '')
  for (const [sentence, plain] of [
    ['{傾聴|けいちょう}と{見守|みまも}りの活動', '傾聴と見守りの活動'],
    ['読みのない文', '読みのない文'],
    ['{傾聴}と{|けい}と{傾|}', '{傾聴}と{|けい}と{傾|}'],
    ['', ''],
  ] as const)
    assert.equal(text(sentence), plain)
  assert.match(String(furigana('{傾聴|けいちょう}')), /傾聴<rp>（<\/rp><rt>けいちょう<\/rt><rp>）<\/rp>/)
})
