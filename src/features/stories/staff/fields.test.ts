import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html } from 'hono/html'
import { one } from '#platform/submitted.ts'
import { readStory } from '../forms.ts'
import type { Content } from '../rules.ts'
import { storyFields, typedOf } from './fields.ts'

const activity = { id: '018f0000-0000-7000-8000-000000000001', name: '本をたなにもどす' }
const organisation = { id: '018f0000-0000-7000-8000-000000000002', name: '図書館' }
const choices = { activities: [activity], organisations: [organisation] }
const story: Content = {
  ...{ opportunity_id: activity.id, organisation_id: null, door: 'work', title: '図書館で', pseudonym: 'Aさん' },
  ...{ before: '家にいました。\n長い間。', did: '本を', after: '', quote: '楽しい', told_on: '2026-11-10' },
}

test('a story that is opened and left as it is comes back as it was stored', () => {
  const typed = typedOf(story)
  const read = readStory(choices, '2026-11-21', { ...typed, fields: { ...typed.fields, version: ['3'] } })
  assert.ok(read.ok)
  assert.deepEqual([read.value, read.version], [story, 3])
})

test('a story of a day that nobody noted has no day in its form, and is not of today', () => {
  assert.equal(one(typedOf({ ...story, told_on: null }), 'told_on'), '')
})

test('the form names what it is about and who chose it, and a sentence stands at its field', () => {
  const page = String(
    html`${storyFields(choices, 3, { typed: typedOf(story), errors: { quote: 'ご本人のことばを入力してください。' } })}`,
  )
  assert.match(page, /name="version" value="3"/)
  assert.match(page, new RegExp(`<option value="${activity.id}" selected`))
  assert.match(page, /本をたなにもどす[\s\S]*図書館/)
  assert.match(page, /ご本人のことばを入力してください。[\s\S]*name="quote"/)
})
