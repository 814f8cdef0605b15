import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/staff/reports', 'tanaka', '/staff/reports', { bar: 300 }),
  question('/staff/reports/new', 'tanaka', '/staff/reports/new', { bar: 300 }),
  ...['', '/print', '/report.xlsx', '/report.docx', '/form.xlsx'].map(end =>
    question(`/staff/reports/:id${end}`, 'tanaka', ({ report }) => `/staff/reports/${report}${end}`, { bar: 300 }),
  ),
  question('/staff/reports/:id', 'inoue', ({ report }) => `/staff/reports/${report}`, { bar: 300 }),
  question('/staff/reports/forms', 'tanaka', '/staff/reports/forms', { bar: 300 }),
  question('/staff/reports/forms/standard.docx', 'tanaka', '/staff/reports/forms/standard.docx', { bar: 300 }),
  question('/staff/reports/forms/:id/form.docx', 'tanaka', ({ form }) => `/staff/reports/forms/${form}/form.docx`),
  question('/staff/reports/forms/standard.xlsx', 'tanaka', '/staff/reports/forms/standard.xlsx', { bar: 300 }),
  question('/staff/reports/forms/:id/form.xlsx', 'tanaka', ({ form }) => `/staff/reports/forms/${form}/form.xlsx`),
]
