import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { textField } from './fields.ts'
import { phrased, phrases, phrasesOf } from './phrases.ts'
import { plainly, wordedFor } from './plainly.ts'

describe('the phrases between which a line may break', () => {
  const texts: [text: string, phrases: string][] = [
    ['どんなことをしてみたいですか', 'どんなことを|してみたいですか'],
    ['図書館の本をもとの棚にもどす', '図書館の|本を|もとの|棚にもどす'],
    ['見学やお試しの日を団体と決めて、ご紹介します', '見学や|お試しの|日を|団体と|決めて、|ご紹介します'],
    ['子ども食堂のお手伝い（第2・第4土曜）', '子ども|食堂の|お手伝い|（第2・|第4土曜）'],
    ['千葉県柏市豊四季台一丁目1番118号', '千葉県柏市豊四季台一丁目1番118号'],
    ['「図書館」の活動', '「図書館」の|活動'],
    ['お手伝い', 'お手伝い'],
    ['いま、人をさがしている活動', 'いま、|人を|さがしている|活動'],
    ['相談員がいっしょにさがします（無料）。', '相談員がいっしょに|さがします|（無料）。'],
    ['火・木 午前9時30分〜正午', '火・|木 午前9時30分〜|正午'],
    ['12月5日（土）〜12月13日（日）', '12月5日（土）〜|12月13日（日）'],
    ['みどりの丘（豊四季台三丁目）', 'みどりの|丘|（豊四季台三丁目）'],
    ['中村 和子', '中村 和子'],
    ['ひらがなだけでもかまいません。', 'ひらがなだけでも|かまいません。'],
    ['空のままでかまいません', '空のままで|かまいません'],
    ['名前を書いてください。', '名前を|書いて|ください。'],
  ]
  for (const [text, divided] of texts) it(`of 「${text}」`, () => assert.equal(phrasesOf(text).join('|'), divided))

  it('are marked, escaped, and read as one text', async () => {
    assert.equal(String(await phrases('<本>を棚に')), '<span class="keep">&lt;本&gt;を<wbr>棚に</span>')
    assert.equal(phrases('本'), '本')
    assert.equal(
      String(await phrases('12月5日（土） 午後1時30分〜3時')),
      '<span class="keep"><span class="whole dated">12月5日（土）</span><wbr> 午後<span class="whole">1時30分</span>〜<wbr><span class="whole">3時</span></span>',
    )
  })
})

describe('a hint', () => {
  const KANA = 'ひらがなだけでもかまいません。'
  it('of a field is broken between its phrases, never inside a word of kana', () =>
    assert.match(String(textField({ name: 'a', label: 'a', hint: KANA })), /ひらがなだけでも<wbr>かまいません。/))
  it('is so in both of its wordings, with the marks and the links that it holds as they are', () => {
    const hint = String(phrased(plainly('どなたでもかまいません。', 'だれでもいいです。書いてください。')))
    assert.equal(wordedFor(hint, false), '<span class="keep">どなたでも<wbr>かまいません。</span>')
    assert.equal(wordedFor(hint, true), '<span class="keep">だれでもいいです。<wbr>書いて<wbr>ください。</span>')
  })
  it('that holds nothing is nothing', () => assert.equal(phrased(false), false))
})
