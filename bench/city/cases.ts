import { SIZE } from './rows.ts'

// Proposals with all that was noted of them, their decisions and steps; lists that were shown, requests, and who looked.

const desks = SIZE.staff + 2

/** Which verbs lead to a status, how many days lie between them, and to which status each led. */
const CHAINS: Record<string, readonly (readonly [verb: string, days: number, status: string])[]> = {
  proposed: [['propose', 0, 'proposed']],
  accepted: [['accept', 6, 'accepted']],
  introduced: [['introduce', 5, 'introduced']],
  visiting: [['visit', 8, 'visiting']],
  decided: [
    ['result', 7, 'visiting'],
    ['decide', 6, 'decided'],
  ],
  active: [['start', 12, 'active']],
}
const steps = ['proposed', 'accepted', 'introduced', 'visiting', 'decided', 'active']
const upTo = (status: string) => steps.slice(0, steps.indexOf(status) + 1).flatMap(one => CHAINS[one]!)
const chains: Record<string, readonly (readonly [string, number, string])[]> = {
  ...Object.fromEntries(steps.map(status => [`${status} 0`, upTo(status)])),
  ...Object.fromEntries(
    [1, 2, 3, 4].flatMap(rounds => {
      const followed = [
        ...upTo('active'),
        ...Array.from({ length: rounds }, () => ['follow-up', 40, 'active'] as const),
      ]
      return [
        [`active ${rounds}`, followed],
        [`ended ${rounds}`, [...followed, ['end', 20, 'ended'] as const]],
      ]
    }),
  ),
  'ended 0': [...upTo('active'), ['end', 30, 'ended']],
  'failed 0': [...upTo('introduced'), ['fall-through', 9, 'failed']],
  'declined 0': [...upTo('proposed'), ['decline', 5, 'declined']],
  'declined 1': [['pass', 0, 'passed']],
}
const links = Object.entries(chains).flatMap(([key, chain]) =>
  chain.map(([verb, , status], at) => {
    const day = chain.slice(0, at + 1).reduce((sum, [, days]) => sum + days, 0)
    return `('${key}', ${at}, '${verb}', ${day}, '${status}', ${at === chain.length - 1})`
  }),
)

export const proposals = (weights: string, terms: readonly string[]): string => `
  create table bench.chain (key text, pos int, verb text, day int, status text, last bool);
  insert into bench.chain values ${links.join(', ')};
  create table bench.free as select row_number() over (order by n) - 1 as i, n, id from bench.person where closed is null;
  create unique index on bench.free (i);
  create table bench.proposal as
    select distinct on (person, activity, open) n, person, activity, open, status, rounds, begun, bench.uid(bench.at(begun, n), 'proposal', n) as id, bench.at(begun, n) as at
    from (
      select g.n, f.id as person, a.id as activity, true as open, s.status, case s.status when 'active' then least(4, bench.r(g.n, 60, 6)) else 0 end as rounds,
        bench.today() - case s.status when 'proposed' then bench.r(g.n, 61, 25) when 'accepted' then 6 + bench.r(g.n, 61, 25) when 'introduced' then 11 + bench.r(g.n, 61, 30)
          when 'visiting' then 19 + bench.r(g.n, 61, 40) when 'decided' then 32 + bench.r(g.n, 61, 20) else 205 + bench.r(g.n, 61, 900) end as begun
      from generate_series(1, ${SIZE.openProposals}) g (n) join bench.free f on f.i = bench.r(g.n, 62, (select count(*)::int from bench.free)) join bench.activity a on a.n = 1 + bench.r(g.n, 63, ${SIZE.open}),
        lateral (select (array['proposed','proposed','proposed','proposed','accepted','accepted','introduced','introduced','visiting','visiting','decided','active','active','active','active','active','active','active','active'])[1 + bench.r(g.n, 64, 19)] as status) s
      union all
      select g.n, p.id, a.id, false, s.status, case s.status when 'ended' then bench.r(g.n, 60, 5) when 'declined' then bench.r(g.n, 60, 2) else 0 end, bench.today() - 230 - bench.r(g.n, 61, 1200)
      from generate_series(${SIZE.openProposals + 1}, ${SIZE.proposals}) g (n) join bench.person p on p.n = 1 + bench.r(g.n, 62, ${SIZE.people}) join bench.activity a on a.n = 1 + bench.r(g.n, 63, ${SIZE.open + SIZE.over}),
        lateral (select (array['ended','ended','ended','ended','ended','ended','failed','failed','declined','declined','declined'])[1 + bench.r(g.n, 64, 11)] as status) s
    ) t;
  create table bench.list as select g.n, bench.uid(at, 'list', g.n) as id, at, f.id as person from generate_series(1, ${SIZE.lists}) g (n)
    join bench.free f on f.i = bench.r(g.n, 65, (select count(*)::int from bench.free)), lateral (select bench.at(bench.today() - 1 - bench.r(g.n, 66, 1400), g.n) as at) t;
  create unique index on bench.list (n);
  insert into shown_list (id, subject_kind, subject_id, instance_hash, weights_version, items, shown_to, at)
    select l.id, 'person', l.person, md5('list' || l.n), '${weights}', (select jsonb_agg(jsonb_build_object('id', a.id, 'score', 500 + bench.r(l.n * 16 + k, 67, 400), 'terms', ${termsOf(terms, 'l.n * 16 + k')}))
        from generate_series(1, 8) k join bench.activity a on a.n = 1 + bench.r(l.n * 16 + k, 68, ${SIZE.open})), d.id, l.at
    from bench.list l join bench.desk d on d.i = bench.r(l.n, 69, ${desks});
  insert into proposal (id, person_id, opportunity_id, source, by_account, score, terms, status, created_at, shown_id, shown_rank, shown_length, propensity, weights_version)
    select p.id, p.person, p.activity, 'counsellor', d.id, case when told then 400 + bench.r(p.n, 70, 500) end, case when told then ${termsOf(terms, 'p.n')} else '{}' end, p.status, p.at,
      l.id, case when l.id is not null then 1 + bench.r(p.n, 71, 8) end, case when l.id is not null then 8 end, case when l.id is not null then 0.05 + bench.r(p.n, 71, 8) / 10.0 end, case when told then '${weights}' end
    from (select *, bench.r(n, 72, 3) > 0 as told from bench.proposal) p join bench.desk d on d.i = bench.r(p.n, 73, ${desks}) left join bench.list l on told and l.n = p.n and p.n <= ${SIZE.lists} order by p.at;
  create table bench.entry as select p.n, p.id as proposal, p.person, p.activity, p.open, c.pos, c.verb, c.status, c.last, p.begun + c.day as day, bench.at(p.begun + c.day, p.n) as at
    from bench.proposal p join bench.chain c on c.key = p.status || ' ' || p.rounds where p.begun + c.day <= bench.today() order by at;
  insert into proposal_entry (id, proposal_id, verb, on_day, medium, by_account, reason, data, at)
    select bench.uid(e.at, 'entry', e.n * 16 + e.pos), e.proposal, e.verb, e.day, 'visit', d.id,
      case e.verb when 'propose' then (array['near','own-words','known-group','good-place','skills-used',null])[1 + bench.r(e.n, 74, 6)] when 'pass' then (array['too-far','hours','image'])[1 + bench.r(e.n, 74, 3)]
        when 'decline' then (array['too-far','hours','wage','health','image'])[1 + bench.r(e.n, 74, 5)] when 'fall-through' then (array['filled','absent','organiser-declined'])[1 + bench.r(e.n, 74, 3)]
        when 'end' then (array['family','period-over','other-found','health'])[1 + bench.r(e.n, 74, 4)] end,
      case e.verb when 'visit' then jsonb_build_object('planned_on', e.day + 7, 'planned_at', 600) when 'result' then '{"result": "good"}' when 'introduce' then '{"help": "introduction"}'
        when 'decide' then jsonb_build_object('how', 'own', 'starts_on', e.day + 12, 'hours_week', 2 + bench.r(e.n, 75, 24)) when 'follow-up' then jsonb_build_object('round', e.pos - 6, 'result', 'continuing') else '{}' end, e.at
    from bench.entry e join bench.desk d on d.i = bench.r(e.n, 73, ${desks}) order by e.at;
  insert into happening (id, kind, subject_kind, subject_id, person_id, actor_id, medium, on_behalf_of, at, data, created_at)
    select bench.uid(e.at, 'proposed', e.n * 16 + e.pos), 'proposal.' || case e.verb when 'introduce' then 'introduction' else e.verb end, 'proposal', e.proposal, e.person, d.id, 'visit', e.person, e.at,
      jsonb_build_object('on_day', e.day, 'status', e.status, 'opportunity', e.activity), e.at
    from bench.entry e join bench.desk d on d.i = bench.r(e.n, 73, ${desks}) order by e.at;
  insert into decision (id, proposal_id, person_id, opportunity_id, legal_form, hours_week, starts_on, decided_on, how, ended_on, end_reason)
    select bench.uid(e.at, 'decision', e.n), e.proposal, e.person, e.activity, o.legal_form, 2 + bench.r(e.n, 75, 24), e.day + 12, e.day, 'own',
      x.day, case when p.status = 'ended' then 'period-over' end
    from bench.entry e left join bench.entry x on x.n = e.n and x.verb = 'end' join opportunity o on o.id = e.activity join bench.proposal p on p.n = e.n where e.verb = 'decide'`

/** The terms of a score, all of them below what the weights allow. */
const termsOf = (terms: readonly string[], n: string): string =>
  `jsonb_build_object(${terms.map((term, at) => `'${term}', bench.r(${n}, ${80 + at}, 100)`).join(', ')})`

export const openSteps = `
  insert into step (id, subject_kind, subject_id, person_id, what, owner_id, due_on, waits_for, created_at)
    select bench.uid(p.at, 'step', p.n), 'proposal', p.id, p.person, what, d.id, bench.today() - 8 + bench.r(p.n, 55, 120), waits, p.at
    from bench.proposal p join (values ('proposed', 'answer', 'resident'), ('accepted', 'introduce', 'desk'), ('introduced', 'contact', 'desk'), ('visiting', 'visit', 'desk'), ('decided', 'start', 'desk'), ('active', 'follow-up', 'desk')) w (status, what, waits) using (status)
      join bench.desk d on d.i = bench.r(p.n, 73, ${desks}) where p.open;
  insert into step (id, subject_kind, subject_id, person_id, what, owner_id, due_on, waits_for, done_at, done_by, outcome, created_at)
    select bench.uid(e.at, 'done', e.n * 16 + e.pos), 'proposal', e.proposal, e.person, case e.verb when 'accept' then 'answer' when 'introduce' then 'introduce' when 'decide' then 'decide' when 'start' then 'start' when 'follow-up' then 'follow-up' else 'contact' end,
      d.id, e.day + 3, 'desk', e.at, d.id, e.verb, e.at - interval '5 days'
    from bench.entry e join bench.desk d on d.i = bench.r(e.n, 73, ${desks}) where e.n % 2 = 0 and e.pos > 0 order by e.at;
  insert into step (id, subject_kind, subject_id, what, note, owner_id, due_on, waits_for, created_at)
    select bench.uid(a.published, 'kept', a.n), 'opportunity', a.id, case a.status when 'submitted' then 'publish' else 'confirm' end, '掲載の内容がいまも正しいか、団体に確かめる', d.id, bench.today() - 3 + bench.r(a.n, 56, 150), 'desk', a.published
    from bench.activity a join bench.desk d on d.i = bench.r(a.n, 57, ${desks}) where a.status in ('open', 'closed', 'submitted');
  insert into step (id, subject_kind, subject_id, person_id, what, note, owner_id, due_on, waits_for, created_at)
    select bench.uid(p.registered, 'talk', p.n), 'person', p.id, p.id, 'contact', 'その後のようすを うかがう', d.id, bench.today() - 5 + bench.r(p.n, 58, 160), 'desk', p.registered
    from bench.person p join bench.desk d on d.i = bench.r(p.n, 19, ${desks}) where p.closed is null and not exists (select from bench.proposal q where q.person = p.id and q.open)`

const CODE = '34679ACEFHKMRTWXY'
const digits = Array.from({ length: 7 }, (_, at) => `substr('${CODE}', 1 + (n / ${17 ** at}) % 17, 1)`).join(' || ')

export const requests = `
  create table bench.request as select n, bench.uid(at, 'request', n) as id, at, ${digits} as code from (select n, bench.at(bench.today() - bench.r(n, 46, 365), n) as at from generate_series(100000, ${100_000 + SIZE.requests - 1}) n) t;
  insert into request (id, form, code, words, wish, name, phone, name_key, kana_key, phone_digits, contacts, whom, wording, due_on, received_at)
    select r.id, bench.uid(r.at, 'form', r.n), r.code, '話を聞いてみたい', 'talk', f.family_name || ' ' || f.given_name, '04-7000-0000', f.name_key, f.kana_key, '0470000000', '{}', 'self', 'request-1', r.at::date + 3, r.at
    from bench.request r join bench.sample f on f.i = 1 + bench.r(r.n, 47, 60);
  insert into request_entry (id, request_id, verb, outcome, by_account, at)
    select bench.uid(r.at, 'answered', r.n), r.id, 'close', (select outcome from request_entry where outcome is not null union all select 'done' limit 1), d.id, r.at + interval '1 day'
    from bench.request r join bench.desk d on d.i = bench.r(r.n, 48, ${desks}) where r.at < bench.today() - 4;
  insert into step (id, subject_kind, subject_id, what, owner_id, due_on, waits_for, created_at)
    select bench.uid(r.at, 'call', r.n), 'request', r.id, 'contact', d.id, r.at::date + 3, 'desk', r.at from bench.request r join bench.desk d on d.i = bench.r(r.n, 48, ${desks}) where r.at >= bench.today() - 4`

/** The lines stand in their order; of their chain there is the last link, on which the next one rests. */
export const looks = `
  insert into audit_log (seq, hash, id, at, actor_id, action, subject_kind, subject_id, path, request_id, created_at)
    select t.n + (select coalesce(max(seq), 0) from audit_log), decode(md5('look' || t.n), 'hex'), bench.uid(t.at, 'look', t.n), t.at, d.id, case t.n % 4 when 0 then 'person.find' else 'person.read' end, case t.n % 4 when 0 then null else 'person' end, case t.n % 4 when 0 then null else p.id end,
      case t.n % 4 when 0 then '/staff/people' else '/staff/people/' || p.id end, md5('look' || t.n), t.at
    from (select n, bench.at(bench.today() - 1461 + (n * 1461 / ${SIZE.looks})::int, n) as at from generate_series(1, ${SIZE.looks}::bigint) n) t
      join bench.person p on p.n = 1 + bench.r(t.n, 49, ${SIZE.people}) join bench.desk d on d.i = bench.r(t.n, 59, ${desks});
  insert into audit_head (seq, hash) select seq, hash from audit_log order by seq desc limit 1
    on conflict (municipality_id) do update set seq = excluded.seq, hash = excluded.hash`
