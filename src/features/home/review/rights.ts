import type { Rights } from '../../../../check/review.ts'

export const rights: Rights = {
  everyone: [
    'GET /',
    'GET /accessibility',
    'GET /glossary',
    'GET /guide',
    'GET /icon-192.png',
    'GET /icon-512.png',
    'GET /manifest.webmanifest',
    'GET /offline',
    'GET /privacy',
  ],
}
