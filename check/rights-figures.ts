/** Of the plan and its figures: who may send what (rights.ts). */
export const FIGURES = {
  'counsellor, coordinator, manager, contributor': [
    'GET /staff/entries',
    'GET /staff/entries.csv',
    'GET /staff/entries/:id',
    'POST /staff/entries/:id/files',
    'GET /staff/entries/:id/files/:fileId',
    'GET /staff/entries/new',
    'POST /staff/entries/new',
    'GET /staff/records/:kind/:id',
    'POST /staff/records/:kind/:id/:verb',
    'GET /staff/entries/table',
    'POST /staff/entries/table',
    'GET /staff/works',
    'GET /staff/works/:id',
  ],
  'counsellor, coordinator, manager': ['GET /staff/labour', 'GET /staff/labour.csv', 'GET /staff/views'],
  'coordinator, manager': ['POST /staff/labour'],
  manager: [
    'GET /staff/entries/kinds',
    'POST /staff/entries/kinds',
    'POST /staff/entries/kinds/:key',
    'POST /staff/works/:id',
    'GET /staff/works/new',
    'POST /staff/works/new',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>
