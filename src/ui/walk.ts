import { html } from 'hono/html'
import { BESIDE, travelling } from '#platform/asked.ts'
import type { View } from '#platform/page.ts'
import type { Submitted } from '#platform/submitted.ts'
import { button } from './button.ts'
import { hidden } from './fields.ts'
import { checked, form } from './form.ts'
import { type Content, numbers, sr } from './html.ts'
import { pageHead } from './layout.ts'
import { plainly } from './plainly.ts'
import { type Row, summary } from './summary.ts'

// The pages of a form that asks one question a page (platform/asked.ts): each question, and all answers before they are sent.

/** How each question is asked, and how the check page names its answer. */
export type Texts<Q extends string> = Readonly<Record<Q, { asks: string; short: string }>>

/** By which pages somebody goes; `known`: who they are, whom nothing is asked that is known. */
export type Door<Known> = { questions: string; send: string; known?: Known }

/** Somebody on the way; `names`: of all fields that travel with them. */
type Walk<Q extends string> = {
  form: Submitted
  door: Door<unknown>
  questions: readonly Q[]
  names: readonly string[]
}

/** A field that nobody sees or hears: what writes into it is no person (or a machine that means well). */
export const trap = html`<div class="sr" aria-hidden="true"><label for="website">この欄は空のままにしてください</label>
  <input id="website" name="website" tabindex="-1" autocomplete="off"></div>`

/** All that was typed on other pages, to go with this one: nothing is lost by going on or back. */
const carried = ({ form, names }: Pick<Walk<string>, 'form' | 'names'>, here: readonly string[] = []): Content =>
  travelling(
    form,
    [...names, ...BESIDE].filter(name => !here.includes(name)),
  ).map(([name, value]) => hidden(name, value))

/** What is asked on a page: `here`, the names of its fields; `whole`, all was answered before; `told`, why it is asked once more. */
type Asked<Q extends string> = {
  question: Q
  asks: string
  fields: Content
  here: readonly string[]
  errors: Readonly<Record<string, string>>
  whole: boolean
  /** The title of the form, and what it says before its first question. */
  before?: { title: string; body: Content } | undefined
  told?: Content
  beside?: Content
}

const pressed = (back: boolean): Content[] => [
  button({ text: 'つぎへ', kind: 'main', name: 'go', value: 'next' }),
  back && button({ text: '戻る', name: 'go', value: 'back' }),
]

/** One question on a page of its own. */
export function questionPage<Q extends string>(walk: Walk<Q>, asked: Asked<Q>): View {
  const { door, questions } = walk
  const { question, asks, before, errors, told } = asked
  const at = questions.indexOf(question)
  const here = at === 0 ? [...asked.here, 'website'] : asked.here
  const body = [hidden('at', question), carried(walk, here), asked.fields, at === 0 && trap]
  const submit = pressed(door.known ? asked.whole : at > 0)
  return {
    title: before?.title ?? asks,
    ...(told ? { status: 409 as const } : Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
    typed: { form: 'question', to: door.questions, go: question, enter: 'next' },
    body: html`${before?.body}${!door.known && html`<p class="faint">質問 ${at + 1}／${questions.length}</p>`}
      ${before ? html`<h2>${asks}</h2>` : pageHead({ title: asks })}${told}
      ${checked(errors, form({ id: 'question', action: door.questions, body, submit }))}${asked.beside}`,
  }
}

/** What is shown before it is sent: `yet`, that nothing was; `press`, what sends it; `follows`, what comes of it. */
type Check = {
  rows: readonly Row[]
  once: string
  yet: string
  press: string
  follows: Content
  told?: Content
  status?: 200 | 409 | 422 | 429
  beside?: Content
}

/** All answers, to be looked at before they are sent: each can be changed, nothing is sent yet. */
export function checkPage(walk: Walk<string>, { rows, once, yet, press, follows, told, status, beside }: Check): View {
  const { door } = walk
  // What a machine wrote where nobody sees travels on until it was told; then it is taken out.
  const fields = { ...walk.form.fields, checked: ['1'], ...(told && { website: [] }) }
  const all = carried({ ...walk, form: { ...walk.form, fields } })
  const back = !door.known && button({ text: '戻る', name: 'go', value: 'back' })
  return {
    title: '内容を確かめてください',
    status: status ?? 200,
    typed: { form: 'change', to: door.questions, go: '' },
    body: html`${pageHead({ title: '内容を確かめてください', lead: plainly(yet, `まだ送っていません。下の「${press}」を押すと、送ります。`) })}${told}
      ${summary(rows, 'check')}
      <section class="box stack" aria-labelledby="follows"><h2 id="follows">送る前にお読みください</h2>
      ${follows}</section>
      ${form({ action: door.send, once, body: all, submit: button({ text: press, kind: 'main' }) })}
      ${form({ id: 'change', action: door.questions, body: [all, hidden('at', 'check')], submit: back })}${beside}`,
  }
}

/** Each answer with its question; `change`: with a button that asks it once more. */
export const answersTold = <Q extends string>(
  questions: readonly Q[],
  texts: Texts<Q>,
  answer: (question: Q) => Content,
  change: boolean,
): Row[] =>
  questions.map(question => ({
    label: texts[question].short,
    value: html`${answer(question)}${
      change &&
      html`<br>${button({ text: html`変える${sr(`：${texts[question].short}`)}`, kind: 'quiet', name: 'go', value: question, form: 'change' })}`
    }`,
  }))

/** An answer in lines; what is not there has none. */
export const lines = (...list: (Content | null)[]): Content =>
  list.filter(Boolean).map((text, at) => html`${at > 0 && html`<br>`}${text}`)

/** The same where each may hold a number that is not to break. */
export const numbered = (...list: (string | false | null | undefined)[]): Content =>
  lines(...list.map(text => text && numbers(text)))
