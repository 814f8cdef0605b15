import { html } from 'hono/html'
import { formatDay } from '#platform/dates.ts'
import type { Ask } from '#platform/page.ts'
import type { Content, Html } from '#ui/html.ts'
import { sheet } from '#ui/print.ts'
import { answerText, choicesOf } from '../parts.ts'
import { isEmpty, PAGES, type Page, QUESTIONS, type Question, questionsOf, type Sheet, type Written } from '../rules.ts'
import { DECLINED_TEXT, NOTE_TEXT, PAGE_TEXT, QUESTION_TEXT, TITLE } from '../text.ts'

const part = (page: Page, body: Content): Html => html`<section><h2>${PAGE_TEXT[page].title}</h2>${body}</section>`

/** What was said of a page; questions that were left out are left out here, too. */
const said = (page: Page, written: Written): Content => [
  questionsOf(page).map(question => {
    const text = answerText(question, written)
    return text && html`<p><span>${QUESTION_TEXT[question].short}</span> ${text}</p>`
  }),
  written.note && html`<p>「${written.note}」</p>`,
]

/** Up to so many letters of answers there is room for larger ones on the page. */
const LARGE = 150

/** How many letters of their own somebody has on the sheet. */
const lettersOf = (sheet: Sheet): number =>
  PAGES.flatMap(page => {
    const one = sheet[page]
    return one ? [one.note, ...questionsOf(page).map(question => answerText(question, one))] : []
  }).join('').length

/** The sheet as one page to keep, in large letters; a page without a word has a line to write on. */
export const bookletSheet = (ask: Ask, written: Sheet, name = ''): Html =>
  html`<div class="outlook${lettersOf(written) <= LARGE ? ' large' : ''}">${sheet({
    ...{ title: TITLE, date: formatDay(ask.today), from: ask.municipality },
    body: html`${name && html`<p>${name}さん</p>`}<div class="pages">${PAGES.map(page => {
      const one = written[page]
      return part(page, one && !isEmpty(one) ? said(page, one) : html`<p class="lines"></p>`)
    })}</div>`,
  })}</div>`

const box = (text: string): Html => html`<li><span class="box" aria-hidden="true"></span>${text}</li>`

const asked = (question: Question): Content =>
  html`<p>${QUESTION_TEXT[question].asks}${QUESTIONS[question].many && '（いくつでも）'}</p><ul>${choicesOf(question).map(({ label }) => box(label))}</ul>`

/** The same to be written by hand: no name stands on it until somebody writes one. */
export const paperSheet = (ask: Ask): Html =>
  html`<div class="outlook blank">${sheet({
    ...{ title: TITLE, date: 'お名前（書かなくてもかまいません）', from: ask.municipality },
    body: html`<p>あてはまるものに、しるしを付けてください。書きたくないところは、空のままか「${DECLINED_TEXT}」と書いてください。</p>
      <div class="pages">${PAGES.map(page => part(page, [questionsOf(page).map(asked), html`<p class="write">${NOTE_TEXT}</p>`]))}</div>`,
  })}</div>`
