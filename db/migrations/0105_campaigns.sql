-- Codes by which somebody comes from a poster, a flyer or an issue of the newsletter: where they heard of the desk is known
-- without asking (MGR-09).
-- Old code: adds requests without a campaign, and reads none of this.

create table campaign (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  -- as it stands in the address and can be typed from a poster
  code text not null check (code ~ '^[34679ACEFHKMRTWXY]{5}$'),
  name text not null,
  -- the answer of 「知ったきっかけ」 by which whoever comes is counted (people/rules.ts: HEARD_FROM)
  medium text not null,
  note text not null default '',
  made_on date not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, code)
);
create index campaign_made on campaign (municipality_id, made_on desc, id desc);
call protect('campaign', 'select, insert');
-- It names nobody; whoever comes by a code is shown where they are.
call open_lane('public', 'campaign', 'select', 'true', 'id, code, name, medium, note');

alter table request add column campaign_id uuid,
  add constraint request_campaign foreign key (municipality_id, campaign_id) references campaign;
create index request_campaign on request (municipality_id, campaign_id) where campaign_id is not null;
do $$ begin execute format('grant insert (campaign_id) on request to %I', '{owner}_public'); end $$;

-- The looks at the page of a code, over all days.
create index page_view_page on page_view (municipality_id, page);
