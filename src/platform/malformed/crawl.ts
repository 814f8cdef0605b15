// For tests and measurements only: requests that no page of ours sends, made from the pages that there are.

/** A form as a page holds it: where it is sent, and its fields with what stands in them. */
export type Form = { action: string; fields: Readonly<Record<string, string>> }

/** What a crawl of the pages found: paths that answer, forms, and every id that stands in a page. */
export type Found = { paths: readonly string[]; forms: readonly Form[]; ids: readonly string[] }

type Get = (path: string) => Promise<Response>

/** What it would be wrong to send ten thousand times: the session would end, a password would be tried. */
const SPARED = /^\/(logout|login|prefs|staff\/password)/

export const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g

/** Follows the links of the pages, as many as `most`, each kind of page a few times. */
export async function crawl(get: Get, starts: readonly string[], most: number): Promise<Found> {
  const [paths, ids] = [new Set<string>(), new Set<string>()]
  const forms = new Map<string, Record<string, string>>()
  const kinds = new Map<string, number>()
  const queue = [...starts]
  for (let path = queue.shift(); path !== undefined && paths.size < most; path = queue.shift()) {
    const kind = path.replaceAll(ID, 'id').replace(/\?.*/s, '')
    if (paths.has(path) || SPARED.test(path) || (kinds.get(kind) ?? 0) > 1) continue
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    paths.add(path)
    const html = await (await get(path)).text()
    for (const [id] of html.matchAll(ID)) ids.add(id)
    for (const [, address] of html.matchAll(/href="(\/[^"#]*)/g)) queue.push(address!.replaceAll('&amp;', '&'))
    for (const [, written, body] of html.matchAll(/<form[^>]*action="(\/[^"#]*)"[^>]*>(.*?)<\/form>/gs)) {
      const action = written!.replaceAll('&amp;', '&')
      if (!SPARED.test(action)) forms.set(action, { ...forms.get(action), ...fieldsIn(body!) })
    }
  }
  return { paths: [...paths], forms: [...forms].map(([action, fields]) => ({ action, fields })), ids: [...ids] }
}

/** The fields of a form with what stands in them: of several choices the first. */
function fieldsIn(form: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [tag, name] of form.matchAll(/<(?:input|button|textarea|select)\b[^>]*\bname="([^"]+)"[^>]*>/g)) {
    const value = tag.startsWith('<select') ? form.slice(form.indexOf(tag)).match(/<option[^>]*>/)?.[0] : tag
    fields[name!] ||= /\bvalue="([^"]*)"/.exec(value ?? '')?.[1] ?? ''
  }
  return fields
}

type Route = { path: string; get?: unknown; post?: unknown; enter?: unknown }

/** The same with every declared page that the crawl did not come by, about ids of any kind, and forms of all fields. */
export function withRoutes({ paths, forms, ids }: Found, routes: readonly Route[]): Found {
  const names = Object.assign({}, ...forms.map(({ fields }) => fields))
  const known = routes.filter(({ path }) => !SPARED.test(path))
  const filled = (path: string, at: number) =>
    path.replaceAll(/:\w+/g, name => (/id$/i.test(name) ? (ids[(at * 7) % ids.length] ?? name) : 'x'))
  return {
    paths: [...paths, ...known.filter(({ get }) => get).map(({ path }, at) => filled(path, at))],
    forms: [
      ...forms,
      ...known
        .filter(({ post, enter }) => post || enter)
        .map(({ path }, at) => ({ action: filled(path, at), fields: names })),
    ],
    ids,
  }
}
