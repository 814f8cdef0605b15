/** What a mail that came back says: of which attempt, and whether for good (RFC 3463: 5.x.x) or only later (4.x.x). */
export type Bounce = { attempt: string; final: boolean; status: string }

/** The parts of a mail by which it is told whether a server wrote it, and what it says. */
export type Came = {
  /** The addresses that it is from: `From` and, where it is noted, the envelope's (`Return-Path`, '' for `<>`). */
  from: string
  sender: string | null
  subject: string
  /** Whether it is a `multipart/report` of `report-type=delivery-status` (RFC 3464), and what its reports say. */
  isReport: boolean
  reports: readonly string[]
  /** The words, and whatever else it carries: the mail that came back, or its headers. */
  text: string
  carried: readonly string[]
}

/** Programs that hand on mail write under such a name, and nobody else does; a postmaster may be a person, too. */
const PROGRAM = /^(mailer-?daemon|mail-daemon|microsoftexchange[0-9a-f]*)@/i
const SERVER = /^(mailer-?daemon|mail-daemon|microsoftexchange[0-9a-f]*|postmaster)@/i
/** As they call it: Postfix, Exchange, Gmail and sendmail, docomo, au and SoftBank. */
const SUBJECT =
  /undeliver|not delivered|returned? ?mail|returned to sender|delivery (status notification|failure|has failed|error)|mail (delivery|system error)|failure notice|delayed|warning: could not send|配信不能|配達不能|配信できません|配信エラー|送信できません|届けられません|エラーメール|不達/i

/**
 * Whether a server reports about a mail (RFC 3464, 3834): by its form, or by who writes it and how it is called. The answer of
 * a person who is away has a person in `From`, whatever stands in it; an empty envelope alone says nothing, for theirs is empty, too.
 */
export const isOfServer = ({ from, sender, subject, isReport, reports }: Came): boolean =>
  (isReport && reports.length > 0) ||
  ((sender === null || sender === '' || SERVER.test(sender)) &&
    (PROGRAM.test(from) || (SERVER.test(from) && SUBJECT.test(subject))))

const STATUS = /^Status:\s*([245]\.\d{1,3}\.\d{1,3})/im
const ACTION = /^Action:\s*(\w+)/im
/** In words: 「550 5.1.1 User unknown」. */
const WRITTEN = /(?:\b[45]\d\d[ -]|#)([45]\.\d{1,3}\.\d{1,3})\b/

/** That it was only late: the server goes on trying. */
const LATER =
  /will (?:be )?(?:retr|keep trying|continue|try again)|still (?:trying|being)|has been delayed|not yet been delivered|再送を続け|再送します/i
/** In words without a status: what it comes to (RFC 3463), as each of them writes it. */
const WORDS: readonly [words: RegExp, status: string][] = [
  [
    /mailbox(?: is)? full|full mailbox|over ?quota|quota (?:exceeded|is full)|exceeded.{0,20}(?:quota|storage)|out of storage|容量.{0,12}(?:超|いっぱい)|メールボックスがいっぱい/i,
    '5.2.2',
  ],
  [
    /(?:user|recipient|address|mailbox|account|host)\b.{0,60}(?:unknown|not (?:be )?found|unavailable|disabled|does(?:n't| not) exist)|unknown (?:user|recipient|mailbox)|no such (?:user|recipient|mailbox|address)|invalid (?:user|recipient|mailbox)|doesn't have an? \S+ account|(?:宛先|あて先|アドレス|ユーザー?).{0,20}(?:見つかり|存在し|登録され|誤り|ありません)/i,
    '5.1.1',
  ],
  [/refused|blocked|rejected|denied|account is temporarily limited|受信(?:を)?拒否|拒否され/i, '5.7.1'],
  [
    /could(?: not|n't) be (?:delivered|reached)|was(?:n't| not) delivered|undeliverable|unable to deliver|did not receive this message|delivery.{0,30}failed|送信できません|届け(?:られ|でき)ません/i,
    '5.0.0',
  ],
]

/** What it says of the mail, for good or only later; null where it says nothing of the kind. */
function saidOf({ reports, text }: Came): Omit<Bounce, 'attempt'> | null {
  const report = reports.join('\n')
  const status = STATUS.exec(report)?.[1] ?? WRITTEN.exec(text)?.[1]
  const action = ACTION.exec(report)?.[1]?.toLowerCase()
  // RFC 3464 2.3.3: what is failed is not tried again, whatever its status; what is delivered or relayed is no bounce.
  if (action && action !== 'failed' && action !== 'delayed') return null
  if (status) return { status, final: action ? action === 'failed' : status.startsWith('5') }
  const said = WORDS.find(([words]) => words.test(text))?.[1]
  return said === undefined ? null : { status: said, final: action === 'failed' || !LATER.test(text) }
}

/** By its Message-ID or in the address to which it came back (VERP: `bounces+ID@`) a mail of ours is known. */
const OURS = /[<+=]([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@/gi

/** What came back; null for what no server wrote, what it does not say, or what is not about a mail of ours. */
export function bounceIn(came: Came, whole: string): Bounce | null {
  const said = isOfServer(came) ? saidOf(came) : null
  const [, attempt] =
    (said && [...came.carried, came.text, whole].map(text => [...text.matchAll(OURS)][0]).find(Boolean)) ?? []
  return said && attempt ? { attempt: attempt.toLowerCase(), ...said } : null
}
