/** Where a resident makes the address of their feed, and that address. */
export const FEED_PATH = '/my/calendar/feed'
export const feedPath = <Token extends string>(token: Token) => `/calendars/${token}/yui.ics` as const
