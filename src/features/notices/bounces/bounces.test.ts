import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readBounce } from './read.ts'

const ID = '0199f0aa-0000-7000-8000-000000000001'

const report = (status: string, id = ID, action = 'failed') =>
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
      `Action: ${action}`,
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
    ['that is only late is told apart', report('4.4.1', ID, 'delayed'), { attempt: ID, final: false, status: '4.4.1' }],
    [
      'that was tried for days and is given up is no more late',
      report('4.4.1'),
      { attempt: ID, final: true, status: '4.4.1' },
    ],
    ['to say that it arrived is none', report('2.1.5', ID, 'relayed'), null],
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

/** A mail of these headers and words, as a server or a person sends it. */
const mail = (headers: Record<string, string>, ...words: string[]) =>
  Buffer.from([...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', ...words].join('\r\n'))
const QUOTED = `Message-ID: <${ID}@city.example.jp>`
const DAEMON = { From: 'Mail Delivery System <MAILER-DAEMON@mail.example.jp>', 'Return-Path': '<>' }
const HANA = { From: 'はな <hana@example.jp>', 'In-Reply-To': `<${ID}@city.example.jp>` }
const REPORT = 'multipart/report; report-type=delivery-status; boundary="B"'

describe('a mail of a server without a status comes to', () => {
  for (const [server, headers, words, status] of [
    [
      'Postfix, an address that is none',
      { ...DAEMON, Subject: 'Undelivered Mail Returned to Sender' },
      ['This is the mail system at host mail.example.jp.', '<hana@example.jp>: unknown user: "hana"', QUOTED],
      '5.1.1',
    ],
    [
      'Postfix, a full mailbox',
      { ...DAEMON, Subject: 'Undelivered Mail Returned to Sender' },
      ['<hana@example.jp>: mailbox full', QUOTED],
      '5.2.2',
    ],
    [
      'Exchange',
      {
        From: 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.jp>',
        Subject: '配信不能: 講座のお知らせ',
      },
      ["hana@example.jp wasn't found at example.jp. The address couldn't be found or does not exist.", QUOTED],
      '5.1.1',
    ],
    [
      'Gmail',
      {
        From: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
        Subject: 'Delivery Status Notification (Failure)',
        'Auto-Submitted': 'auto-replied',
      },
      ['Address not found', "Your message wasn't delivered because the address couldn't be found.", QUOTED],
      '5.1.1',
    ],
    [
      'Gmail, out of room',
      { From: 'mailer-daemon@googlemail.com', Subject: 'Delivery Status Notification (Failure)' },
      ["The recipient's inbox is out of storage space.", QUOTED],
      '5.2.2',
    ],
    [
      'docomo',
      {
        From: 'Mail Delivery Subsystem <MAILER-DAEMON@docomo.ne.jp>',
        Subject: 'Returned mail: see transcript for details',
      },
      [
        '----- The following addresses had permanent fatal errors -----',
        '(reason: 550 Unknown user hana@docomo.ne.jp)',
        QUOTED,
      ],
      '5.1.1',
    ],
    [
      'au',
      { From: 'Postmaster@ezweb.ne.jp', Subject: 'Mail System Error - Returned Mail' },
      [
        'Each of the following recipients was rejected by a remote mail server.',
        'Reason: <hana@ezweb.ne.jp>... User unknown',
        QUOTED,
      ],
      '5.1.1',
    ],
    [
      'au, over its quota',
      { From: 'Postmaster@ezweb.ne.jp', Subject: 'Mail System Error - Returned Mail' },
      ['The user(s) account is temporarily over quota.', '<hana@ezweb.ne.jp>', QUOTED],
      '5.2.2',
    ],
    [
      'SoftBank',
      { From: 'MAILER-DAEMON@softbank.ne.jp', Subject: 'Returned mail: User unknown' },
      ['550 Invalid recipient: <hana@softbank.ne.jp>', QUOTED],
      '5.1.1',
    ],
    [
      'a server that writes Japanese',
      { From: 'postmaster@example.jp', Subject: '=?UTF-8?B?6YWN5L+h44Ko44Op44O8?=' },
      ['hana@example.jp のユーザーは登録されていません。', QUOTED],
      '5.1.1',
    ],
    [
      'one that quotes nothing, by the address to which it came back',
      { ...DAEMON, Subject: 'failure notice', To: `bounces+${ID}@city.example.jp` },
      ['This user does not exist.'],
      '5.1.1',
    ],
  ] as const)
    it(`${server}: ${status}`, async () =>
      assert.deepEqual(await readBounce(mail(headers, ...words)), { attempt: ID, final: true, status }))

  it('later, while the server goes on trying', async () => {
    const waits = mail(
      { ...DAEMON, Subject: 'Delayed Mail (still being retried)' },
      'Your message could not be delivered for 4 hours. It will be retried until it is 5 days old.',
      QUOTED,
    )
    assert.equal((await readBounce(waits))?.final, false)
  })
})

describe('an answer of a person is no bounce, whatever it says', () => {
  for (const [who, headers, words] of [
    [
      'somebody who is away',
      { ...HANA, Subject: '不在のお知らせ', 'Auto-Submitted': 'auto-replied', 'Return-Path': '<>' },
      ['mailbox full', QUOTED],
    ],
    [
      'somebody who quotes what came back',
      { ...HANA, Subject: 'Re: Undelivered Mail Returned to Sender' },
      ['> 550 5.1.1 User unknown', QUOTED],
    ],
    [
      'somebody who says that they are another',
      { ...HANA, Subject: 'Re: 講座のお知らせ' },
      ['そのアドレスは存在しません。', QUOTED],
    ],
    [
      'somebody who forwards a report',
      { ...HANA, Subject: 'Fwd: failure notice', 'Content-Type': 'multipart/mixed; boundary="B"' },
      ['--B', 'Content-Type: message/delivery-status', '', 'Action: failed', 'Status: 5.1.1', '', '--B--', QUOTED],
    ],
    [
      'a receipt that it was read',
      { ...HANA, Subject: 'Read: 講座', 'Content-Type': REPORT.replace('delivery-status', 'disposition-notification') },
      [
        '--B',
        'Content-Type: message/disposition-notification',
        '',
        'Disposition: manual-action/MDN-sent-manually; displayed',
        '',
        '--B--',
        QUOTED,
      ],
    ],
    [
      'a postmaster who writes by hand',
      { From: 'postmaster@example.jp', Subject: 'お問い合わせの件' },
      ['User unknown とのことです。', QUOTED],
    ],
    [
      'a mail that says it is of a server and comes from a person',
      { ...DAEMON, 'Return-Path': '<hana@example.jp>', Subject: 'failure notice' },
      ['User unknown', QUOTED],
    ],
    [
      'a report about a mail of somebody else',
      { ...DAEMON, Subject: 'failure notice' },
      ['User unknown', 'Message-ID: <abc@elsewhere.jp>'],
    ],
    ['a server that says nothing of it', { ...DAEMON, Subject: 'failure notice' }, ['Hello.', QUOTED]],
  ] as const)
    it(who, async () => assert.equal(await readBounce(mail(headers, ...words)), null))
})

describe('an address that is one mail’s own', () => {
  const BACK = `bounce+${ID}@city.example.jp`
  const FAILED = ['550 5.1.1 User unknown']
  for (const [where, headers, words] of [
    ['is the one that it was sent to', { ...DAEMON, To: BACK, Subject: 'failure notice' }, FAILED],
    ['is the one that it was given to', { ...DAEMON, 'Delivered-To': BACK, Subject: 'failure notice' }, FAILED],
    [
      'is read whatever became of its letters',
      { ...DAEMON, To: BACK.toUpperCase(), Subject: 'failure notice' },
      FAILED,
    ],
    ['stands in the words alone', { ...DAEMON, Subject: 'failure notice' }, [...FAILED, `from <${BACK}>`]],
  ] as const)
    it(`${where}, though nothing of the mail comes along`, async () =>
      assert.deepEqual(await readBounce(mail(headers, ...words)), { attempt: ID, final: true, status: '5.1.1' }))

  it('is no proof where somebody answers who is away', async () => {
    for (const headers of [
      { ...HANA, To: BACK, Subject: '不在です' },
      { ...HANA, To: BACK, 'Return-Path': '<>', Subject: 'away' },
    ])
      assert.equal(await readBounce(mail(headers, 'User unknown のような言葉があっても')), null)
  })
})
