import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'coordinator, manager': ['GET /staff/reports/new', 'POST /staff/reports/new'],
  'counsellor, coordinator, manager, auditor, contributor': [
    'GET /staff/reports',
    'GET /staff/reports/:id',
    'GET /staff/reports/:id/print',
    'GET /staff/reports/:id/report.docx',
    'GET /staff/reports/:id/report.xlsx',
    'GET /staff/reports/:id/form.xlsx',
  ],
  manager: [
    'GET /staff/reports/forms',
    'POST /staff/reports/forms',
    'GET /staff/reports/forms/:id/form.docx',
    'POST /staff/reports/forms/standard',
    'GET /staff/reports/forms/standard.docx',
    'GET /staff/reports/forms/:id/form.xlsx',
    'GET /staff/reports/forms/standard.xlsx',
  ],
}
