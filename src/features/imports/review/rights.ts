import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'coordinator, administrator': [
    'GET /staff/imports',
    'POST /staff/imports',
    'GET /staff/imports/:id',
    'GET /staff/imports/:id/columns',
    'POST /staff/imports/:id/columns',
    'POST /staff/imports/:id/confirm',
    'POST /staff/imports/:id/drop',
    'GET /staff/imports/:id/readings',
    'POST /staff/imports/:id/readings',
    'POST /staff/imports/:id/rows/:row',
    'POST /staff/imports/:id/undo',
    'GET /staff/imports/sources',
    'GET /staff/imports/sources/:id',
    'POST /staff/imports/sources/:id',
    'POST /staff/imports/sources/:id/forget',
    'POST /staff/imports/sources/:id/pause',
    'POST /staff/imports/sources/:id/resume',
  ],
}
