import { test } from 'node:test'
import { mkdirSync, writeFileSync } from 'node:fs'
import { openCity } from './app.ts'
const { staff, database, municipality } = await openCity()
const dir = `${process.env.TMPDIR}/shots`; mkdirSync(dir, {recursive:true})
const pagesIn = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
test('shots', async () => {
  const ids = Object.fromEntries((await database.read({lane:'job', municipality}, db => db.selectFrom('report').select(['id','code']).execute())).map(r => [r.code, r.id]))
  const { page } = await staff('tanaka')
  for (const [name, path] of [['list','/staff/reports'],['new','/staff/reports/new'],['forms','/staff/reports/forms'],['one',`/staff/reports/${ids['R7-Q4-001']}`],['public',`/staff/reports/${ids['R7-Q4-001']}?for=public`],['print',`/staff/reports/${ids['R7-Q4-001']}/print`],['sheets',`/staff/reports/${ids['H27-E-001']}`],['works',`/staff/reports/${ids['H27-W-001']}`],['sheetsprint',`/staff/reports/${ids['H27-E-001']}/print`],['worksprint',`/staff/reports/${ids['H27-W-001']}/print`]] as const) {
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(path)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      console.log(name, width, 'overflow', over)
      await page.screenshot({ path: `${dir}/${name}-${width}.png`, fullPage: true })
    }
    const pdf = await page.pdf({ preferCSSPageSize: true, format: 'A4' })
    console.log(name, 'pages', pagesIn(pdf)); writeFileSync(`${dir}/${name}.pdf`, pdf)
  }
})
