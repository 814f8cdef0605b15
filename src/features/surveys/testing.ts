import assert from 'node:assert/strict'

/** The slips on a printed page: where their links lead (as the codes say) and their numbers. */
export async function printed(response: Response): Promise<{ codes: string[]; html: string }> {
  assert.equal(response.status, 200)
  const html = await response.text()
  return { html, codes: [...html.matchAll(/<p>([A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9])<\/p>/g)].map(([, code]) => code!) }
}
