import type { Permissions } from '#features/accounts/rules.ts'

/**
 * Words by which programs name themselves in their User-Agent: the general ones of the robots list of the COUNTER Code of
 * Practice (https://github.com/atmire/COUNTER-Robots), which is what libraries and universities count by, and the tools
 * that watch whether a site answers. A visitor who says nothing is a program too: every browser names itself. One that
 * names itself as a browser is counted as a person, whatever it is.
 */
const ROBOT =
  /bot\b|bot[/_;\s-]|crawl|spider|slurp|archiver|scrap|fetch|feed|preview|externalhit|validator|lighthouse|headless|phantomjs|puppeteer|playwright|selenium|curl|wget|libwww|python|perl\b|ruby|java\/|okhttp|axios|node|go-http|http-?client|monitor|uptime|pingdom|zabbix|nagios|prometheus|blackbox|probe|check|scan/i

/** Whether whoever asks names itself as a program. */
export const isRobot = (userAgent: string): boolean => !/mozilla|opera/i.test(userAgent) || ROBOT.test(userAgent)

/** A request that was answered, as far as it decides whether it is counted. */
export type Answered = {
  method: string
  status: number
  /** The media type of the answer. */
  type: string
  header: (name: string) => string
  /** Somebody is logged in in this browser: the staff's own looks would be the most. */
  loggedIn: boolean
}

/**
 * Whether this is one look at a page: a GET that was answered with a whole page (200, HTML). Not counted are a page that is
 * fetched ahead in case somebody wants it (Sec-Purpose, https://fetch.spec.whatwg.org/#sec-purpose-header; Purpose and X-Moz
 * of older browsers), errors, data, downloads, and the looks of whoever is logged in.
 */
export const isLook = ({ method, status, type, header, loggedIn }: Answered): boolean =>
  method === 'GET' &&
  status === 200 &&
  type.startsWith('text/html') &&
  !loggedIn &&
  !/prefetch|prerender|preview/i.test(`${header('sec-purpose')} ${header('purpose')} ${header('x-moz')}`)

export const PERMISSIONS = {
  'views.read': ['counsellor', 'coordinator', 'manager'],
} satisfies Permissions
