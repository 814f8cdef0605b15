import { type Question, question } from '../../../../check/review.ts'

export const questions: readonly Question[] = [
  question('/', 'visitor', '/', { bar: 60, statements: 2 }),
  ...[
    '/guide',
    '/glossary',
    '/privacy',
    '/accessibility',
    '/offline',
    '/manifest.webmanifest',
    '/icon-192.png',
    '/icon-512.png',
  ].map(path => question(path, 'visitor', path)),
]
