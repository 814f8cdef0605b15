import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLook, isRobot } from './rules.ts'

for (const [said, expected] of [
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
    false,
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
    false,
  ],
  [
    'Mozilla/5.0 (Linux; Android 14; SH-M26) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
    false,
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', false],
  ['Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; Trident/5.0)', false],
  ['Opera/9.80 (Android; Opera Mini/36.2) Presto/2.12.423 Version/12.16', false],
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', true],
  ['Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)', true],
  ['Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)', true],
  ['Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)', true],
  ['Mozilla/5.0 (compatible; Baiduspider/2.0)', true],
  ['facebookexternalhit/1.1', true],
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/130.0.0.0 Safari/537.36',
    true,
  ],
  ['curl/8.5.0', true],
  ['Wget/1.21', true],
  ['python-requests/2.32', true],
  ['Zabbix', true],
  ['Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)', true],
  ['', true],
  ['   ', true],
] as const)
  test(`${said || '(nothing)'} is ${expected ? 'a robot' : 'a person'}`, () => assert.equal(isRobot(said), expected))

const LOOK = {
  method: 'GET',
  status: 200,
  type: 'text/html; charset=utf-8',
  header: (_: string) => '',
  loggedIn: false,
}
const said = (name: string, value: string) => ({ header: (asked: string) => (asked === name ? value : '') })
for (const [what, change, expected] of [
  ['a page', {}, true],
  ['a question for the head alone', { method: 'HEAD' }, false],
  ['a page that is not there', { status: 404 }, false],
  ['a redirect', { status: 303 }, false],
  ['a fault', { status: 500 }, false],
  ['a list as data', { type: 'application/json' }, false],
  ['a page fetched ahead', said('sec-purpose', 'prefetch;prerender'), false],
  ['a page fetched ahead by an older browser', said('purpose', 'prefetch'), false],
  ['a page fetched ahead by a still older one', said('x-moz', 'prefetch'), false],
  ['a look of somebody who is logged in', { loggedIn: true }, false],
] as const)
  test(`${what} is ${expected ? '' : 'not '}counted`, () => assert.equal(isLook({ ...LOOK, ...change }), expected))
