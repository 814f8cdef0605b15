import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  'counsellor, coordinator, manager': [
    'GET /staff/absences/:id',
    'GET /staff/opportunities/:id/shifts',
    'GET /staff/opportunities/:id/shifts/sheet',
  ],
  'counsellor, coordinator': [
    'POST /staff/absences/:id/calls',
    'POST /staff/absences/:id/end',
    'POST /staff/absences/:id/told',
    'GET /staff/assignments/:id/absence',
    'POST /staff/assignments/:id/absence',
    'POST /staff/assignments/:id/end',
    'POST /staff/calls/:id/answer',
    'POST /staff/opportunities/:id/shifts/assign',
    'POST /staff/opportunities/:id/shifts/attendance',
  ],
}
