import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = { 'a resident': ['GET /my/consents', 'POST /my/consents'] }
