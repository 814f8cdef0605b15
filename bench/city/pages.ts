import type { Browserless } from '../../seed/testing.ts'

/** Whom and what the pages are asked about: ids of things that both cities have. */
export type Things = Record<'person' | 'near' | 'activity' | 'proposal' | 'step' | 'organisation' | 'request', string> &
  Record<'list' | 'exclusion' | 'plan' | 'calculation' | 'account' | 'indicator' | 'closed', string> &
  Record<'figure' | 'report' | 'form' | 'import' | 'absence' | 'assignment' | 'bond' | 'consent', string> &
  Record<'alert' | 'meeting' | 'unwritten' | 'agreed', string> &
  Record<'entry' | 'entryFile' | 'evaluation' | 'work' | 'code', string>

/** `kita` sees a part of the people (limited.ts); `near` is one of them. */
type Who = 'visitor' | 'sato' | 'kita' | 'suzuki' | 'tanaka' | 'kanri' | 'kansa' | 'inoue'
/** How often a page may take so many milliseconds (p95) and statements on a quiet machine of two cores. */
export type Question = {
  /** The path as it is declared. */
  page: string
  who: Who
  ask: (things: Things) => string
  post?: (things: Things, browser: Browserless) => Promise<Record<string, string>>
  bar?: number
  statements?: number
}

const question = (
  page: string,
  who: Who,
  ask: string | ((things: Things) => string),
  rest: Partial<Question> = {},
): Question => ({
  page,
  who,
  ask: typeof ask === 'string' ? () => ask : ask,
  ...rest,
})

const PERSON = '/staff/people/:id'
const ACTIVITY = '/staff/opportunities/:id'
const PLAN = '/staff/plans/:id'
const ofPerson = (end: string, rest: Partial<Question> = {}) =>
  question(`${PERSON}${end}`, 'sato', ({ person }) => `/staff/people/${person}${end}`, rest)
const ofPlan = (end: string) => question(`${PLAN}${end}`, 'suzuki', ({ plan }) => `/staff/plans/${plan}${end}`)

/**
 * What whoever sees a part of the people opens all day, under the bars of those who see everybody; the one statement more
 * names their part, which stands above every page.
 */
const LIMITED: readonly Question[] = [
  question('/staff', 'kita', '/staff', { bar: 60, statements: 16 }),
  question('/staff', 'kita', '/staff?who=all', { bar: 80, statements: 16 }),
  question('/staff/people', 'kita', '/staff/people', { bar: 40, statements: 7 }),
  question('/staff/people', 'kita', '/staff/people?q=橋', { bar: 40, statements: 7 }),
  question('/staff/people', 'kita', '/staff/people?q=たなか', { bar: 40 }),
  question('/staff/people', 'kita', '/staff/people?q=0247', { bar: 40 }),
  question('/staff/people', 'kita', '/staff/people?area=outside', { bar: 40 }),
  question(PERSON, 'kita', ({ near }) => `/staff/people/${near}`, { bar: 80, statements: 13 }),
  question(`${PERSON}/matches`, 'kita', ({ near }) => `/staff/people/${near}/matches`, { bar: 120, statements: 12 }),
  question(`${PERSON}/consultations`, 'kita', ({ near }) => `/staff/people/${near}/consultations`, { statements: 6 }),
  question('/staff/proposals', 'kita', '/staff/proposals', { bar: 60, statements: 6 }),
  question('/staff/proposals', 'kita', '/staff/proposals?status=open&form=volunteering', { bar: 60 }),
  question('/staff/consultations', 'kita', '/staff/consultations', { bar: 60, statements: 7 }),
  question('/staff/requests', 'kita', '/staff/requests', { statements: 6 }),
  question(`${ACTIVITY}/people`, 'kita', ({ activity }) => `/staff/opportunities/${activity}/people`, {
    bar: 120,
    statements: 11,
  }),
]

/** Every page of every role that is opened, and what it may take; the words are those of the table. */
export const QUESTIONS: readonly Question[] = [
  question('/', 'visitor', '/', { bar: 60, statements: 2 }),
  ...['/guide', '/glossary', '/privacy', '/accessibility'].map(path => question(path, 'visitor', path)),
  question('/opportunities', 'visitor', '/opportunities', { bar: 60, statements: 1 }),
  question('/opportunities', 'visitor', '/opportunities?q=図書館', { bar: 60, statements: 1 }),
  question('/opportunities.json', 'visitor', '/opportunities.json'),
  question('/opportunities/:id', 'visitor', ({ activity }) => `/opportunities/${activity}`, { statements: 1 }),
  question('/opportunities/:id/print', 'visitor', ({ activity }) => `/opportunities/${activity}/print`),
  question('/requests', 'visitor', '/requests'),
  question('/requests/new', 'visitor', ({ activity }) => `/requests/new?opportunity=${activity}`),
  question('/requests/at/:token', 'visitor', '/requests/at/nobody'),
  question('/requests/at/:token/print', 'visitor', '/requests/at/nobody/print'),
  question('/login', 'visitor', '/login'),
  question('/login/code', 'visitor', '/login/code'),
  question('/login/setup', 'visitor', '/login/setup'),
  question('/login/passkey', 'visitor', '/login/passkey'),
  question('/login/setup/passkey', 'visitor', '/login/setup/passkey'),
  question('/login/identity', 'visitor', '/login/identity'),
  question('/login/identity/back', 'visitor', '/login/identity/back'),
  question('/logout', 'visitor', '/logout'),
  question('/accounts/at/:token', 'visitor', '/accounts/at/nobody'),
  question('/prefs', 'visitor', '/prefs?text=large&back=/'),
  question('/staff', 'tanaka', '/staff?who=all', { bar: 80, statements: 13 }),
  question('/staff', 'sato', '/staff', { bar: 60, statements: 15 }),
  question('/staff', 'kanri', '/staff'),
  question('/staff/steps/:id', 'sato', ({ step }) => `/staff/steps/${step}`, { statements: 8 }),
  question('/staff/stuck', 'suzuki', '/staff/stuck'),
  question('/staff/password', 'sato', '/staff/password'),
  question('/staff/second', 'sato', '/staff/second'),
  question('/staff/devices', 'sato', '/staff/devices'),
  question('/staff/accounts', 'kanri', '/staff/accounts'),
  question('/staff/accounts/teams', 'kanri', '/staff/accounts/teams'),
  question('/staff/urgent-looks', 'tanaka', '/staff/urgent-looks'),
  question('/staff/urgent-looks/new', 'sato', '/staff/urgent-looks/new'),
  question('/staff/urgent-looks/:id', 'tanaka', ({ person }) => `/staff/urgent-looks/${person}`),
  question('/staff/accounts/new', 'kanri', '/staff/accounts/new'),
  question('/staff/accounts/identity', 'kanri', '/staff/accounts/identity'),
  question('/staff/accounts/:id', 'kanri', ({ account }) => `/staff/accounts/${account}`),
  question('/staff/accounts/:id/leave', 'kanri', ({ account }) => `/staff/accounts/${account}/leave`),
  ...['', '/desk', '/places', '/towns', '/programmes', '/settings', '/switches', '/words', '/ending', '/history'].map(
    end => question(`/staff/city${end}`, 'kanri', `/staff/city${end}`),
  ),
  question('/staff/city/switches/:key', 'kanri', '/staff/city/switches/placement'),
  question('/staff/city/settings/:key', 'kanri', '/staff/city/settings/minimumWage'),
  question('/staff/looks', 'kansa', '/staff/looks', { bar: 60, statements: 8 }),
  question('/staff/looks', 'kansa', '/staff/looks?q=1012', { bar: 60, statements: 9 }),
  question('/staff/looks', 'kanri', ({ account }) => `/staff/looks?by=${account}&kind=look`, { bar: 60 }),
  question('/staff/looks', 'kanri', '/staff/looks?kind=correction&from=2026-10-01&to=2026-10-31', { bar: 60 }),
  question('/staff/looks', 'kanri', '/staff/looks?refused=1', { bar: 60 }),
  question('/staff/looks.csv', 'kansa', '/staff/looks.csv?from=2026-11-21&to=2026-11-21'),
  question('/staff/looks/:seq', 'kansa', '/staff/looks/1'),
  question(`${PERSON}/looks`, 'kansa', ({ person }) => `/staff/people/${person}/looks`, { bar: 60, statements: 6 }),
  question(`${PERSON}/looks/sheet`, 'tanaka', ({ person }) => `/staff/people/${person}/looks/sheet`),
  question('/staff/widearea', 'kanri', '/staff/widearea'),
  question('/staff/people', 'sato', '/staff/people', { bar: 40, statements: 6 }),
  question('/staff/people', 'sato', '/staff/people?q=橋', { bar: 40, statements: 6 }),
  question('/staff/people', 'sato', '/staff/people?q=たなか', { bar: 40 }),
  question('/staff/people', 'sato', '/staff/people?q=0247', { bar: 40 }),
  question('/staff/people/new', 'sato', '/staff/people/new'),
  ofPerson('', { bar: 80, statements: 12 }),
  ofPerson('/matches', { bar: 120, statements: 11 }),
  ofPerson('/consultations', { statements: 5 }),
  ofPerson('/reasons'),
  ofPerson('/sheet'),
  ofPerson('/edit'),
  ofPerson('/edit/body'),
  ofPerson('/edit/skills'),
  ofPerson('/edit/time'),
  ofPerson('/edit/wishes'),
  ofPerson('/edit/bonds'),
  ofPerson('/edit/consents'),
  ofPerson('/edit/exclusions'),
  ofPerson('/edit/health'),
  question(`${PERSON}/edit/bonds/:bondId`, 'sato', ({ person, bond }) => `/staff/people/${person}/edit/bonds/${bond}`),
  question(
    `${PERSON}/edit/consents/:consentId`,
    'sato',
    ({ person, consent }) => `/staff/people/${person}/edit/consents/${consent}`,
  ),
  question(
    `${PERSON}/edit/exclusions/:exclusionId`,
    'sato',
    ({ person, exclusion }) => `/staff/people/${person}/edit/exclusions/${exclusion}`,
  ),
  question('/staff/consultations', 'sato', '/staff/consultations', { bar: 60, statements: 6 }),
  question('/staff/consultations.csv', 'sato', '/staff/consultations.csv?from=2026-11-01&to=2026-11-21'),
  question('/staff/opportunities/areas', 'suzuki', '/staff/opportunities/areas', { bar: 60 }),
  question('/staff/opportunities', 'suzuki', '/staff/opportunities', { bar: 60, statements: 5 }),
  question('/staff/opportunities', 'suzuki', '/staff/opportunities?q=図書館', { bar: 60 }),
  question('/staff/opportunities/new', 'suzuki', '/staff/opportunities/new'),
  question(ACTIVITY, 'suzuki', ({ activity }) => `/staff/opportunities/${activity}`),
  question(`${ACTIVITY}/edit`, 'suzuki', ({ activity }) => `/staff/opportunities/${activity}/edit`),
  question(`${ACTIVITY}/people`, 'suzuki', ({ activity }) => `/staff/opportunities/${activity}/people`, {
    bar: 120,
    statements: 10,
  }),
  question(`${ACTIVITY}/shifts`, 'suzuki', ({ activity }) => `/staff/opportunities/${activity}/shifts`),
  question(`${ACTIVITY}/shifts/sheet`, 'suzuki', ({ activity }) => `/staff/opportunities/${activity}/shifts/sheet`),
  question('/staff/assignments/:id/absence', 'suzuki', ({ assignment }) => `/staff/assignments/${assignment}/absence`),
  question('/staff/absences/:id', 'suzuki', ({ absence }) => `/staff/absences/${absence}`),
  question('/staff/organisations', 'suzuki', '/staff/organisations', { bar: 60, statements: 5 }),
  question('/staff/organisations/new', 'suzuki', '/staff/organisations/new'),
  question('/staff/organisations/:id', 'suzuki', ({ organisation }) => `/staff/organisations/${organisation}`),
  question(
    '/staff/organisations/:id/edit',
    'suzuki',
    ({ organisation }) => `/staff/organisations/${organisation}/edit`,
  ),
  question('/staff/proposals', 'sato', '/staff/proposals', { bar: 60, statements: 5 }),
  question('/staff/proposals', 'sato', '/staff/proposals?status=open&form=volunteering', { bar: 60 }),
  question('/staff/proposals.csv', 'sato', '/staff/proposals.csv?status=open'),
  question('/staff/proposals/:id', 'sato', ({ proposal }) => `/staff/proposals/${proposal}`, { statements: 6 }),
  question('/staff/proposals/:id/activity', 'sato', ({ proposal }) => `/staff/proposals/${proposal}/activity`),
  question('/staff/proposals/:id/letter', 'sato', ({ proposal }) => `/staff/proposals/${proposal}/letter`),
  question('/staff/lists/:id', 'sato', ({ list }) => `/staff/lists/${list}`),
  question('/staff/requests', 'sato', '/staff/requests', { statements: 5 }),
  question('/staff/requests/new', 'sato', '/staff/requests/new'),
  question('/staff/requests/:id', 'sato', ({ request }) => `/staff/requests/${request}`),
  question('/staff/requests/:id/register', 'sato', ({ request }) => `/staff/requests/${request}/register`),
  question('/staff/plans', 'suzuki', '/staff/plans'),
  question('/staff/plans/new', 'suzuki', '/staff/plans/new'),
  ...['', '/board', '/compare', '/fairness', '/move', '/people', '/placements.csv', '/print', '/progress'].map(ofPlan),
  ...['/proposals', '/seat', '/slots', '/unasked', '/what-if'].map(ofPlan),
  question('/staff/weights', 'tanaka', '/staff/weights', { bar: 150, statements: 8 }),
  question(
    '/staff/weights/calculations/:id',
    'tanaka',
    ({ calculation }) => `/staff/weights/calculations/${calculation}`,
  ),
  question('/staff/breakdowns/triage', 'tanaka', '/staff/breakdowns/triage', { bar: 60 }),
  question('/staff/breakdowns/targets', 'tanaka', '/staff/breakdowns/targets', { bar: 60 }),
  question('/staff/breakdowns/targets/:id', 'tanaka', ({ alert }) => `/staff/breakdowns/targets/${alert}`),
  question('/staff/councils', 'tanaka', '/staff/councils', { bar: 60 }),
  question('/staff/councils/:id', 'tanaka', ({ meeting }) => `/staff/councils/${meeting}`),
  question('/staff/councils/:id/print', 'tanaka', ({ meeting }) => `/staff/councils/${meeting}/print`),
  question('/staff/councils/:id/minutes', 'tanaka', ({ unwritten }) => `/staff/councils/${unwritten}/minutes`),
  question('/staff/councils/actions/:id', 'tanaka', ({ agreed }) => `/staff/councils/actions/${agreed}`),
  question('/staff/entries', 'tanaka', '/staff/entries', { bar: 60 }),
  question('/staff/entries', 'inoue', '/staff/entries?fy=2025', { bar: 60 }),
  question('/staff/entries.csv', 'tanaka', '/staff/entries.csv?fy=2025'),
  question('/staff/entries/new', 'inoue', '/staff/entries/new?kind=seminar-participants'),
  question('/staff/entries/table', 'tanaka', '/staff/entries/table'),
  question('/staff/entries/kinds', 'tanaka', '/staff/entries/kinds'),
  question('/staff/entries/:id', 'tanaka', ({ entry }) => `/staff/entries/${entry}`),
  question(
    '/staff/entries/:id/files/:fileId',
    'tanaka',
    ({ entry, entryFile }) => `/staff/entries/${entry}/files/${entryFile}`,
  ),
  question('/staff/works', 'tanaka', '/staff/works'),
  question('/staff/works/new', 'tanaka', '/staff/works/new'),
  question('/staff/works/:id', 'tanaka', ({ work }) => `/staff/works/${work}`),
  question('/staff/evaluations', 'tanaka', '/staff/evaluations', { bar: 60 }),
  question('/staff/evaluations.csv', 'tanaka', '/staff/evaluations.csv'),
  question('/staff/evaluations/new', 'inoue', '/staff/evaluations/new'),
  question('/staff/evaluations/print', 'tanaka', '/staff/evaluations/print'),
  question('/staff/works/:id/year', 'tanaka', ({ work }) => `/staff/works/${work}/year`),
  question('/staff/evaluations/:id', 'tanaka', ({ evaluation }) => `/staff/evaluations/${evaluation}`),
  question('/staff/evaluations/:id/edit', 'tanaka', ({ evaluation }) => `/staff/evaluations/${evaluation}/edit`),
  question('/staff/evaluations/:id/print', 'tanaka', ({ evaluation }) => `/staff/evaluations/${evaluation}/print`),
  question('/staff/breakdowns', 'tanaka', '/staff/breakdowns?fy=2025', { bar: 100 }),
  question('/staff/breakdowns', 'kansa', '/staff/breakdowns?fy=2025', { bar: 100 }),
  question('/staff/breakdowns.csv', 'tanaka', '/staff/breakdowns.csv?fy=all'),
  question('/staff/breakdowns/population', 'tanaka', '/staff/breakdowns/population'),
  ...['funnel', 'costs', 'equity'].flatMap(view => [
    question(`/staff/breakdowns/${view}`, 'tanaka', `/staff/breakdowns/${view}?fy=2025`, { bar: 100 }),
    question(`/staff/breakdowns/${view}`, 'kansa', `/staff/breakdowns/${view}?fy=2025`, { bar: 100 }),
    question(`/staff/breakdowns/${view}.csv`, 'tanaka', `/staff/breakdowns/${view}.csv?fy=2025`),
  ]),
  question(
    '/staff/breakdowns/records',
    'tanaka',
    '/staff/breakdowns/records?of=registered&by=channel&is=visit&fy=2025',
  ),
  question('/staff/views', 'tanaka', '/staff/views', { bar: 60 }),
  question('/staff/labour', 'tanaka', '/staff/labour'),
  question('/staff/labour.csv', 'tanaka', '/staff/labour.csv'),
  question('/staff/indicators', 'tanaka', '/staff/indicators?fy=2025', { bar: 100 }),
  question(
    '/staff/indicators/outcomes',
    'tanaka',
    '/staff/indicators/outcomes?key=outcome-elder-under20&from=2025-04-01&to=2026-03-31',
    { bar: 60 },
  ),
  question('/staff/indicators', 'tanaka', '/staff/indicators?fy=2026', { bar: 100 }),
  question('/staff/indicators/hired', 'tanaka', '/staff/indicators/hired', { bar: 100 }),
  question('/staff/indicators/definitions', 'tanaka', '/staff/indicators/definitions', { bar: 100 }),
  question('/staff/indicators/definitions/new', 'tanaka', '/staff/indicators/definitions/new'),
  question(
    '/staff/indicators/definitions/:id',
    'tanaka',
    ({ indicator }) => `/staff/indicators/definitions/${indicator}`,
    { bar: 100 },
  ),
  ...['', '.csv', '.xlsx'].map(end =>
    question(`/staff/indicators/table${end}`, 'tanaka', `/staff/indicators/table${end}`),
  ),
  question('/staff/indicators/closings', 'tanaka', '/staff/indicators/closings', { bar: 100 }),
  question('/staff/indicators/closings/:id', 'tanaka', ({ closed }) => `/staff/indicators/closings/${closed}`, {
    bar: 100,
  }),
  question('/staff/indicators/figures/:id', 'tanaka', ({ figure }) => `/staff/indicators/figures/${figure}`, {
    bar: 100,
  }),
  question(
    '/staff/indicators/figures/:id/evidence.txt',
    'tanaka',
    ({ figure }) => `/staff/indicators/figures/${figure}/evidence.txt`,
  ),
  question('/staff/indicators.csv', 'tanaka', '/staff/indicators.csv?fy=2025'),
  question('/staff/reports', 'tanaka', '/staff/reports', { bar: 300 }),
  question('/staff/reports/new', 'tanaka', '/staff/reports/new', { bar: 300 }),
  ...['', '/print', '/report.xlsx', '/report.docx'].map(end =>
    question(`/staff/reports/:id${end}`, 'tanaka', ({ report }) => `/staff/reports/${report}${end}`, { bar: 300 }),
  ),
  question('/staff/reports/:id', 'inoue', ({ report }) => `/staff/reports/${report}`, { bar: 300 }),
  question('/staff/reports/forms', 'tanaka', '/staff/reports/forms', { bar: 300 }),
  question('/staff/reports/forms/standard.docx', 'tanaka', '/staff/reports/forms/standard.docx', { bar: 300 }),
  question('/staff/reports/forms/:id/form.docx', 'tanaka', ({ form }) => `/staff/reports/forms/${form}/form.docx`),
  question('/staff/imports', 'kanri', '/staff/imports'),
  question('/staff/imports/:id', 'kanri', ({ import: run }) => `/staff/imports/${run}`),
  question('/staff/imports/sources', 'kanri', '/staff/imports/sources'),
  question('/staff/imports/sources/:id', 'kanri', ({ import: run }) => `/staff/imports/sources/${run}`),
  question('/staff/imports/:id/readings', 'kanri', ({ import: run }) => `/staff/imports/${run}/readings`),
  question('/staff/imports/:id/columns', 'kanri', ({ import: run }) => `/staff/imports/${run}/columns`),
  question('/staff/words', 'tanaka', '/staff/words'),
  question('/staff/corrections', 'tanaka', '/staff/corrections'),
  question('/staff/corrections/:id', 'tanaka', ({ proposal }) => `/staff/corrections/${proposal}`),
  question('/staff/records/:kind/:id', 'sato', ({ consent }) => `/staff/records/consent/${consent}`),
  question('/staff/consultations/anonymous', 'sato', '/staff/consultations/anonymous'),
  ...LIMITED,
]
