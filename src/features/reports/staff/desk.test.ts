import { mkdirSync, writeFileSync } from 'node:fs'
import test from 'node:test'
import { demoApp } from '../../../../seed/testing.ts'

const { login } = await demoApp()
test('x', async () => {
  const t = await login('tanaka')
  const at = async (c: string) => (await t.get(`/staff/reports?code=${c}`)).headers.get('location') ?? ''
  const dir = `${process.env.TMPDIR}/out`
  mkdirSync(dir, { recursive: true })
  for (const path of [
    '/staff/reports',
    '/staff/reports/new',
    '/staff/reports/forms',
    '/staff/reports/R7-Q4-001',
    '/staff/reports/R7-Q4-001/print',
    '/staff/reports/H27-E-001',
    '/staff/reports/H27-W-001',
    '/staff/reports/nix',
  ]) {
    const s = performance.now()
    const r = await t.get(path.replace(/\/staff\/reports\/([A-Z]\S+\d{3})/, await at(path.split('/')[3] ?? '')))
    const text = await r.text()
    console.log(path, r.status, text.length, Math.round(performance.now() - s))
  }
  for (const c of ['R7-Q4-001', 'H27-E-001', 'H27-W-001'])
    for (const e of ['xlsx', 'docx'])
      for (const q of ['', '?for=public']) {
        const s = performance.now()
        const r = await t.get(`${await at(c)}/report.${e}${q}`)
        const b = Buffer.from(await r.arrayBuffer())
        console.log(c, e, q, r.status, b.length, Math.round(performance.now() - s))
        writeFileSync(`${dir}/${c}${q ? '-p' : ''}.${e}`, b)
      }
})
