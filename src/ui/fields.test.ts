import assert from 'node:assert/strict'
import { it } from 'node:test'
import { textArea, textField } from './fields.ts'
import { checked, errorSummary } from './form.ts'

it('what was typed is shown again as text, never as markup', () => {
  const value = '"><script>alert(1)</script>'
  for (const shown of [textField({ name: 'a', label: 'a', value }), textArea({ name: 'b', label: 'b', value })]) {
    assert.ok(!String(shown).includes('<script>'))
    assert.match(String(shown), /&quot;&gt;&lt;script&gt;/)
  }
})

it('a line break at the start of a long text is not lost', () => {
  assert.match(String(textArea({ name: 'a', label: 'a', value: '\n二行目' })), /<textarea[^>]*>\n\n二行目<\/textarea>/)
})

it('a wrong field names its error to screen readers and is reached from the summary', () => {
  assert.match(
    String(textField({ name: 'day', label: '日', error: '直してください' })),
    /aria-describedby="f-day-error"/,
  )
  assert.match(String(errorSummary([{ field: 'day', message: '直してください' }])), /href="#f-day"/)
})

it('a password is never written back', () => {
  assert.ok(!String(textField({ name: 'p', label: 'p', type: 'password', value: 'himitsu' })).includes('himitsu'))
})

it('the summary names the errors in the order in which the fields stand on the page', () => {
  const field = (name: string) => textField({ name, label: name, error: name })
  const shown = String(checked({ second: '二', first: '一', nowhere: '三' }, [field('first'), field('second')]))
  assert.deepEqual(
    [...shown.matchAll(/href="#f-(\w+)"/g)].map(([, name]) => name),
    ['first', 'second', 'nowhere'],
  )
})
