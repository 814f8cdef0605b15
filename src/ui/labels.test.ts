import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkbox, checkboxField, pressField, radioField } from './choices.ts'
import { dateField, type Field, fieldId, numberField, selectField, textArea, textField } from './fields.ts'
import { errorSummary, form } from './form.ts'
import type { Html } from './html.ts'
import { halfDay, weekField } from './weekgrid.ts'
import { wishField, wishWords } from './wish.ts'

const options = [
  { value: 'walk', label: '歩いて' },
  { value: 'bus', label: 'バスで', hint: '本数の少ない路線もあります' },
]

const single: Record<string, (field: Field) => Html> = {
  'a line of text': textField,
  'a date': dateField,
  'a number': field => numberField({ ...field, unit: '時間' }),
  'a long text': field => textArea({ ...field, limit: 400 }),
  'a list to choose from': field => selectField({ ...field, options }),
}
const several: Record<string, (field: Omit<Field, 'value'>) => Html> = {
  'one of several': field => radioField({ ...field, options }),
  'any of several': field => checkboxField({ ...field, options }),
  'one press': field => pressField({ ...field, options }),
  'a week': field => weekField({ ...field, value: 0 }),
}
const day = { name: 'day', label: '次に会う日' }
const wrong = { ...day, hint: '分かるところまで', error: '日付を入力してください。' }

/** The control's own tag: the first that has the id of the field. */
const control = (shown: Html, name = 'day'): string =>
  String(shown).match(new RegExp(`<(?:input|select|textarea|button)[^>]* id="f-${name}"[^>]*>`))?.[0] ?? ''

/** Whether every id that is named by an attribute is there, once. */
const missing = (shown: Html): string[] =>
  [...String(shown).matchAll(/(?:aria-describedby|aria-labelledby|for)="([^"]+)"/g)]
    .flatMap(([, ids = '']) => ids.split(' '))
    .filter(id => String(shown).split(` id="${id}"`).length !== 2)

for (const [name, field] of Object.entries(single))
  describe(`${name} can be filled in by ear`, () => {
    it('has a label of its own, and one that is pressed leads to it', () => {
      assert.match(String(field(day)), /<label for="f-day">次に会う日/)
      assert.notEqual(control(field(day)), '')
    })
    it('is read with its hint and its error, and said to be wrong', () => {
      const tag = control(field(wrong))
      assert.match(tag, /aria-describedby="f-day-hint f-day-error"/)
      assert.match(tag, /aria-invalid="true"/)
      assert.deepEqual(missing(field(wrong)), [])
    })
    it('is said to be wrong only where it is', () => assert.doesNotMatch(control(field(day)), /aria-invalid/))
    it('says in a word whether it must be filled in', () => {
      assert.match(String(field({ ...day, required: true })), />必須</)
      assert.match(control(field({ ...day, required: true })), /aria-required="true"/)
      assert.match(String(field(day)), />任意</)
      assert.doesNotMatch(String(field({ ...day, readonly: true })), />任意<|>必須</)
    })
    it('shows nothing where nothing was typed', () => assert.doesNotMatch(String(field(day)), /undefined|null/))
  })

for (const [name, field] of Object.entries(several))
  describe(`${name} is one question`, () => {
    it('whose name is its legend', () => assert.match(String(field(day)), /<fieldset[^>]*>\s*<legend>次に会う日/))
    it('is read with its hint and its error', () => {
      assert.match(String(field(wrong)), /<fieldset[^>]* aria-describedby="f-day-hint f-day-error"/)
      assert.deepEqual(missing(field(wrong)), [])
    })
    it('is reached from the summary at its first answer, and only there', () => {
      assert.notEqual(control(field(day)), '')
      assert.equal(String(field(day)).split(' id="f-day"').length, 2)
      assert.match(String(errorSummary([{ field: 'day', message: 'x' }])), new RegExp(`href="#${fieldId('day')}"`))
    })
  })

it('an answer that was given before is given still, and no other', () => {
  const ticked = (shown: Html) => [...String(shown).matchAll(/value="([^"]*)" checked/g)].map(([, value]) => value)
  assert.deepEqual(ticked(radioField({ ...day, options, value: 'bus' })), ['bus'])
  assert.deepEqual(ticked(radioField({ ...day, options, value: 'car' })), [])
  assert.deepEqual(ticked(checkboxField({ ...day, options, values: ['walk', 'bus', 'car'] })), ['walk', 'bus'])
  assert.deepEqual(ticked(checkboxField({ ...day, options })), [])
  assert.deepEqual(ticked(weekField({ ...day, value: halfDay(0, 0) | halfDay(5, 1) })), ['0', '11'])
  assert.deepEqual(ticked(wishField({ ...day, value: 0 })), ['0'])
  assert.deepEqual(ticked(wishField(day)), [], 'what was not asked is not told as どちらでも')
  const chosen = String(selectField({ ...day, options, value: 'bus', empty: '選んでください' }))
  assert.deepEqual(chosen.match(/<option[^>]*selected[^>]*>/g), ['<option value="bus" selected>'])
})

it('five words of a wish go from the least to the most, each with its number', () => {
  const answers = [...String(wishField(day)).matchAll(/value="(-?\d)"[^>]*><span>([^<]+)/g)]
  assert.deepEqual(
    answers.map(([, value, word]) => [value, word]),
    ['-2', '-1', '0', '1', '2'].map(value => [value, wishWords[value as keyof typeof wishWords]]),
  )
})

it('a box with an error of its own is read with it', () => {
  const shown = checkbox({ name: 'agreed', label: '同意する', error: '同意のうえ、印を付けてください。' })
  assert.match(control(shown, 'agreed'), /aria-describedby="f-agreed-error"/)
  assert.match(control(shown, 'agreed'), /aria-invalid="true"/)
  assert.deepEqual(missing(shown), [])
})

it('a box sends 1 when it is ticked, unless told otherwise', () => {
  assert.match(control(checkbox({ name: 'a', label: 'a' }), 'a'), /value="1"/)
  assert.match(control(checkbox({ name: 'a', label: 'a', value: 'yes', checked: true }), 'a'), /value="yes" checked/)
})

it('what may only be read cannot be changed, by typing or by choosing', () => {
  const only = { ...day, readonly: true }
  for (const field of [textField, textArea]) assert.match(control(field(only)), / readonly/)
  assert.match(control(selectField({ ...only, options })), / disabled/)
  for (const one of String(radioField({ ...only, options })).match(/<input[^>]*>/g) ?? [])
    assert.match(one, / disabled/)
})

it('a file is never written back, and a telephone brings the keys that it needs', () => {
  assert.doesNotMatch(String(textField({ ...day, type: 'file', value: 'C:\\list.csv' })), /list\.csv/)
  assert.match(String(numberField({ ...day, unit: '回' })), /inputmode="numeric"/)
  assert.match(String(numberField({ ...day, unit: '回' })), /type="text"/, 'full-width digits can be typed')
})

describe('a form', () => {
  const parts = { action: '/apply', body: '', submit: '' }
  it('is checked by the server, whose sentences say what to do', () =>
    assert.match(String(form(parts)), /<form novalidate action="\/apply" method="post"/))
  it('carries the token of its first press and the version that was shown, also the version 0', () => {
    const shown = String(form({ ...parts, once: 'b7c1', version: 0 }))
    assert.match(shown, /type="hidden" name="once" value="b7c1"/)
    assert.match(shown, /type="hidden" name="version" value="0"/)
    assert.doesNotMatch(String(form(parts)), /type="hidden"/)
  })
  it('sends a file as a file, and else as a form', () => {
    assert.match(String(form({ ...parts, upload: true })), /enctype="multipart\/form-data"/)
    assert.doesNotMatch(String(form(parts)), /enctype/)
  })
  it('that keeps a draft says so where a screen reader hears it', () =>
    assert.match(String(form({ ...parts, autosave: '/draft' })), /data-url="\/draft"[\s\S]*role="status"/))
  it('without a mistake has no summary of mistakes', () => assert.equal(String(errorSummary([])), ''))
  it('with two says how many, is heard at once and takes the focus', () => {
    const shown = String(errorSummary([1, 2].map(n => ({ field: `f${n}`, message: 'x' }))))
    assert.match(shown, /role="alert" tabindex="-1"/)
    assert.match(shown, /2か所、直してください/)
  })
})
