import { newId } from '#platform/ids.ts'
import type { Browserless } from '../seed/testing.ts'

/** The fields of a consultation as the open form of this person asks them; `said` is by what it is known again. */
export async function consultation(
  get: (path: string) => Promise<Response>,
  person: string,
  said: string,
): Promise<Record<string, string>> {
  const form = await (await get(`/staff/people/${person}`)).text()
  const owner = /<select[^>]*name="owner_id"[\s\S]*?value="([0-9a-f-]{36})"/.exec(form)?.[1] ?? ''
  const steps = [...form.matchAll(/name="(step-[0-9a-f-]{36})"/g)].map(([, name]) => [name!, 'done'])
  const talk = { minutes: '20', on_day: '令和8年11月21日', channel: 'phone', said }
  const next = { next: 'step', what: 'contact', owner_id: owner, due_on: '令和8年12月1日' }
  return { once: newId(), ...talk, ...next, ...Object.fromEntries(steps) }
}

/** People of the list of the desk. */
export async function peopleOf({ get }: Pick<Browserless, 'get'>): Promise<string[]> {
  const list = await (await get('/staff/people')).text()
  return [...new Set([...list.matchAll(/\/staff\/people\/([0-9a-f-]{36})"/g)].map(([, id]) => id!))]
}
