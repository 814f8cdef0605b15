import assert from 'node:assert/strict'
import test from 'node:test'
import { type Ask, type Link, type Page, page, type Staff } from './page.ts'

// What these pages must not say is refused by the compiler: a line that compiles after all fails the type check.

const none = { audit: 'none' } as const
const get = async () => null
const use = (..._read: unknown[]) => null

test('a page says where it is, who may open it and what the log keeps', () => {
  const whole: Page = page.staff({ path: '/staff/x', can: 'people.read', ...none, get })
  assert.equal(whole.audience, 'staff')
  // @ts-expect-error without a path
  page.staff({ can: 'people.read', ...none, get })
  // @ts-expect-error without saying who may
  page.staff({ path: '/staff/x', ...none, get })
  // @ts-expect-error without saying what the log keeps
  page.staff({ path: '/staff/x', can: 'people.read', get })
  // @ts-expect-error an audience that is none
  page.everybody
  // @ts-expect-error a permission is of staff
  page.resident({ path: '/my', can: 'people.read', ...none, get })
  // @ts-expect-error a link is made for a purpose
  page.link({ path: '/l/:token', can: 'everyone', ...none, get })
  // @ts-expect-error a page that writes what it shows is in the log
  page.public({ path: '/x', can: 'everyone', ...none, get: { keep: get } })
})

test('the file that declares a page is known', () => {
  const { file } = page.public({ path: '/x', can: 'everyone', ...none, get })
  assert.equal(file, import.meta.url)
})

test('who asks follows from the audience', () => {
  page.staff({ path: '/x', can: 'everyone', ...none, get: async ask => use(ask.actor.permissions) })
  page.resident({ path: '/x', can: 'everyone', ...none, get: async ask => use(ask.actor.person) })
  page.organiser({ path: '/x', can: 'everyone', ...none, get: async ask => use(ask.actor.organisation) })
  page.partner({ path: '/x', can: 'everyone', ...none, get: async ask => use(ask.actor.organisation) })
  page.link({ path: '/x', can: 'a.b', ...none, get: async ask => use(ask.actor.subject satisfies Link['subject']) })
  // @ts-expect-error on a public page nobody is known
  page.public({ path: '/x', can: 'everyone', ...none, get: async ask => use(ask.actor.id) })
  // @ts-expect-error a resident has no permissions
  page.resident({ path: '/x', can: 'everyone', ...none, get: async ask => use(ask.actor.permissions) })
  const staffOnly = async (_ask: Ask<Staff>) => null
  page.staff({ path: '/x', can: 'everyone', ...none, get: staffOnly })
  // @ts-expect-error what is written for staff answers no resident
  page.resident({ path: '/x', can: 'everyone', ...none, get: staffOnly })
  // @ts-expect-error nor anybody
  page.public({ path: '/x', can: 'everyone', ...none, get: staffOnly })
})

test('the names in the path are known, and no others', () => {
  const path = '/staff/people/:id/edit/bonds/:bondId'
  page.staff({ path, can: 'everyone', ...none, get: async ({ params }) => use(params.id, params.bondId) })
  // @ts-expect-error there is no such name in the path
  page.staff({ path, can: 'everyone', ...none, get: async ({ params }) => use(params.consentId) })
  const ofPerson = async (_ask: Ask<Staff, 'id'>) => null
  page.staff({ path, can: 'everyone', ...none, get: ofPerson })
  // @ts-expect-error this path has no id
  page.staff({ path: '/staff/people', can: 'everyone', ...none, get: ofPerson })
  const computed: string = path
  // @ts-expect-error a path that the compiler cannot read has no names
  page.staff({ path: computed, can: 'everyone', ...none, get: ofPerson })
  // @ts-expect-error the log reads the path too
  page.staff({ path: '/x', can: 'everyone', audit: { action: 'a', subject: ask => ['a', ask.params.id] }, get })
})

test('a part that needs nobody in particular takes any request', () => {
  const anybody = async (_ask: Ask) => null
  page.public({ path: '/x', can: 'everyone', ...none, get: anybody })
  page.staff({ path: '/x/:id', can: 'everyone', ...none, get: anybody })
})
