export const PATH = '/staff/campaigns'
/** The sheet with the codes of one. */
export const sheetPath = (id: string): string => `${PATH}/${id}/print`
/** Where the code of one leads: short, so that it can be typed too. */
export const doorPath = (code: string): string => `/q/${code}`
/** A way on that still knows from where somebody came. */
export const via = (href: string, code: string): string => `${href}${href.includes('?') ? '&' : '?'}via=${code}`
