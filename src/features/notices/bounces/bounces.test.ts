import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readBounce } from './read.ts'

const ID = '0199f0aa-0000-7000-8000-000000000001'

const report = (status: string, id = ID) =>
  Buffer.from(
    [
      'From: MAILER-DAEMON@mail.example.jp',
      'To: yui@city.example.jp',
      'Subject: Undelivered Mail Returned to Sender',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
      '',
      '--B',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      'I could not deliver it.',
      '--B',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mail.example.jp',
      '',
      'Final-Recipient: rfc822; hana@example.jp',
      'Action: failed',
      `Status: ${status}`,
      'Diagnostic-Code: smtp; 550 5.1.1 unknown',
      '--B',
      'Content-Type: message/rfc822',
      '',
      'From: yui@city.example.jp',
      `Message-ID: <${id}@city.example.jp>`,
      'Subject: =?UTF-8?B?6Kyb5bqn?=',
      '',
      'text',
      '--B--',
    ].join('\r\n'),
  )

/** As old servers answer: no report, the words in ISO-2022-JP, the headers of the mail below them. */
const plain = Buffer.from(
  [
    'From: MAILER-DAEMON@mail.example.jp',
    'Subject: =?ISO-2022-JP?B?GyRCRz8hWjlKGyhC?=',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=ISO-2022-JP',
    'Content-Transfer-Encoding: 7bit',
    '',
    '\x1b$B08@h$,8+$D$+$j$^$;$s\x1b(B',
    '550 5.1.1 User unknown',
    `Message-ID: <${ID}@city.example.jp>`,
  ].join('\r\n'),
)

describe('a mail that came back', () => {
  const cases: [string, Buffer, object | null][] = [
    ['for good says which attempt it was', report('5.1.1'), { attempt: ID, final: true, status: '5.1.1' }],
    ['that is only late is told apart', report('4.4.1'), { attempt: ID, final: false, status: '4.4.1' }],
    ['as plain text of an old server is read', plain, { attempt: ID, final: true, status: '5.1.1' }],
    ['about a mail that is not ours is none', report('5.1.1', 'abc'), null],
    [
      'is no answer of somebody who is away',
      Buffer.from(`Subject: away\r\nIn-Reply-To: <${ID}@x.jp>\r\n\r\nback on Monday`),
      null,
    ],
    ['is nothing that is empty', Buffer.from(''), null],
  ]
  for (const [says, bytes, expected] of cases) it(says, async () => assert.deepEqual(await readBounce(bytes), expected))
})
