import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  everyone: ['GET /', 'GET /accessibility', 'GET /glossary', 'GET /guide', 'GET /privacy'],
}
