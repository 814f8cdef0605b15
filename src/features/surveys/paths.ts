/** Where a paper or a call is typed. */
export const PATH = '/staff/surveys'
/** The consultations of a person, each with its slip. */
export const personPath = (id: string): string => `/staff/people/${id}/surveys`
export const entryPath = (id: string): string => `/staff/entries/${id}/surveys`
/** One consultation with its slip: the only way to that of somebody who gave no name. */
export const talkPath = (id: string): string => `/staff/consultations/${id}/survey`
