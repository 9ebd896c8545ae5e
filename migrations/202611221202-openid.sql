-- An organisation's own sign-in, by OpenID Connect: whom it knows by an address of its domains may come in as the person
-- this ecosystem knows by that address. It never leads into another ecosystem.
create table people_openid_providers (
  ecosystem_id uuid not null,
  id uuid not null,
  organisation_id uuid,
  -- What the button says.
  name text not null check (length(name) between 1 and 100),
  issuer text collate "C" not null check (length(issuer) <= 500),
  client_id text collate "C" not null check (length(client_id) between 1 and 300),
  -- Sealed by the installation's secret.
  client_secret text not null,
  domains text[] not null,
  made_at timestamptz not null,
  primary key (ecosystem_id, id)
);
select platform_protect('people_openid_providers');

-- Who has come in by it: its own word for somebody, and the account made for that.
create table people_openid_subjects (
  ecosystem_id uuid not null,
  provider_id uuid not null,
  subject text collate "C" not null check (length(subject) between 1 and 255),
  account_id uuid not null references people_accounts (id),
  made_at timestamptz not null,
  primary key (ecosystem_id, provider_id, subject),
  foreign key (ecosystem_id, provider_id) references people_openid_providers (ecosystem_id, id)
);
create index people_openid_subjects_of_account on people_openid_subjects (ecosystem_id, account_id);
select platform_protect('people_openid_subjects');
