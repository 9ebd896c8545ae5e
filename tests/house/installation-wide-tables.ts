/** Tables that belong to no ecosystem. Every other table is protected by row security and has `ecosystem_id` first. */
export const installationWideTables: readonly string[] = [
  'ecosystems',
  'ecosystems_network_members',
  'ecosystems_networks',
  'people_accounts',
  'people_addresses',
  'people_sessions',
  'people_sign_in_links',
  'platform_cursors',
  'platform_jobs',
  'platform_mailbox',
  'platform_migrations',
  'platform_office_sessions',
  'platform_operator_links',
  'platform_restores',
]
