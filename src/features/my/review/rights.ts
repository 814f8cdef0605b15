import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = { 'a resident': ['GET /my', 'GET /my/data', 'GET /my/data.json', 'GET /my/offline'] }
