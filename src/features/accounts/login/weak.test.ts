import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isWeak } from './weak.ts'

describe('a password that is among the first guesses is refused, however long it is', () => {
  for (const password of [
    'aaaaaaaaaaaaaaa',
    'ａＡａＡａＡａＡａＡａＡａＡａ',
    '111111111111111',
    '123456789012345',
    '123123123123123',
    'abcabcabcabcabcabc',
    'abcdefghijklmno',
    'qwertyuiopasdfgh',
    'poiuytrewqlkjhgf',
    'passwordpassword',
    'Password-2026-11!',
    'P@ssw0rd P@ssw0rd',
    'yui-no-otameshi',
    'admin1234567890',
    'パスワードパスワードパスワード',
    'あいうえおかきくけこさしすせそ',
    'ひみつのパスワードです2026',
    'sato.midori.2026',
    '佐藤みどり佐藤みどり佐藤みどり',
    'shiyakusho-madoguchi-1',
    '                aA1',
  ])
    it(`「${password}」`, () => assert.ok(isWeak(password, ['sato', '佐藤 みどり', 'sato.midori'])))
})

describe('a password that nobody thinks of first is taken', () => {
  for (const password of [
    'correct horse battery staple',
    'さくら さいた みち の にわ',
    'うみべの ねこは ひるねする',
    'kumo-mado-inu-haru',
    'x7Kq-92ms-Lp0z-vv',
    '畑のトマトが赤くなった日',
    'yuki no hi ni wa nabe ga ii',
    'zRp4mB8qT2wY6hNc',
  ])
    it(`「${password}」`, () => assert.ok(!isWeak(password, ['sato', '佐藤 みどり'])))
  it('of a short name of the owner only that is taken out', () => {
    assert.ok(!isWeak('ohayou kyou mo ame da', ['a', '']))
  })
})
