import { formatShort } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, page, type Resident } from '#platform/page.ts'
import { filled, one } from '#platform/submitted.ts'
import { linePath, NEW_PATH, PATH } from '../paths.ts'
import { addLine, changeLine, ownChoices, ownLines, removeLine } from '../store.ts'
import { fieldsOf, readLine } from './forms.ts'
import { lineView } from './view.ts'

const audit = {
  action: 'diary.write',
  subject: (ask: Ask<Resident>): [string, string] => ['person', ask.actor.person],
}

/** One that they wrote themselves, with the others; null where it is none of theirs. */
async function find(db: Read, id: string) {
  const lines = isId(id) ? await ownLines(db) : []
  const line = lines.find(one => one.id === id)
  return line ? { line, others: lines.filter(one => one !== line), choices: await ownChoices(db) } : null
}

const newPage = page.resident({
  ...{ path: NEW_PATH, can: 'everyone', stand: 'never', audit },
  get: async (ask, db) =>
    lineView(
      NEW_PATH,
      { typed: filled({ day: formatShort(ask.today) }), errors: {}, choices: await ownChoices(db) },
      false,
    ),
  post: async (ask, tx, typed) => {
    const choices = await ownChoices(tx)
    const read = readLine(typed, ask.today, choices, await ownLines(tx))
    if (!read.ok) return lineView(NEW_PATH, { typed, errors: read.errors, choices }, false)
    await addLine(tx, { id: newId(), person_id: ask.actor.person, at: ask.now, ...read.value })
    return { redirect: `${PATH}?month=${read.value.on_day.slice(0, 7)}`, flash: '手帳に書きました。' }
  },
})

const onePage = page.resident({
  ...{ path: linePath(':id'), can: 'everyone', stand: 'never', audit },
  get: async (ask, db) => {
    const found = await find(db, ask.params.id)
    return (
      found &&
      lineView(
        linePath(found.line.id),
        { typed: fieldsOf(found.line, found.choices), errors: {}, choices: found.choices },
        true,
      )
    )
  },
  post: async (ask, tx, typed) => {
    const found = await find(tx, ask.params.id)
    if (!found) return null
    const { line, others, choices } = found
    if (one(typed, 'do') === 'remove') {
      await removeLine(tx, line.id)
      return { redirect: PATH, flash: `${formatShort(line.on_day)}の「${line.title}」を消しました。` }
    }
    const read = readLine(typed, ask.today, choices, others)
    if (!read.ok) return lineView(linePath(line.id), { typed, errors: read.errors, choices }, true)
    await changeLine(tx, { id: line.id, ...read.value }, ask.now)
    return { redirect: `${PATH}?month=${read.value.on_day.slice(0, 7)}`, flash: '直しました。' }
  },
})

export const linePages = [newPage, onePage]
