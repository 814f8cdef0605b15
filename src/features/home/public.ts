import { page } from '#platform/page.ts'

const health = page({
  path: '/healthz',
  audience: 'public',
  can: 'everyone',
  audit: 'none',
  get: async (_ask, db) => {
    await db.selectFrom('municipality').select('id').limit(1).execute()
    return Response.json({ ok: true })
  },
})

export const pages = [health]
