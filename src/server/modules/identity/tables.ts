import type { ColumnType, Generated } from 'kysely';
import type { Role } from '../../context.js';

interface PersonTable {
  id: string;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
}

interface CredentialTable {
  id: string;
  account_id: string;
  provider_id: string;
  user_id: string;
  password: string | null;
}

interface MemberTable {
  partnership_id: string;
  person_id: string;
  role: Role;
  party_id: string | null;
  teams: string[];
  invited_name: string | null;
  invited_by: string | null;
  created_at: number;
  joined_at: number | null;
}

interface InvitationTable {
  partnership_id: string;
  token_hash: string;
  person_id: string;
  expires_at: number;
  used_at: number | null;
}

declare module '../../platform/db/tables.js' {
  interface Tables {
    people: PersonTable;
    credentials: CredentialTable;
    sessions: { id: string; user_id: string; expires_at: ColumnType<Date, Date, Date> };
    revoked_sessions: { session_id: string; until_at: number };
    first_account_links: { token_hash: string; expires_at: number };
    partnerships: { partnership_id: string; name: string; sample: Generated<boolean>; zone: string; created_at: number };
    parties: { partnership_id: string; party_id: string; name: string; kind: 'internal' | 'provider'; place: Generated<number> };
    teams: { partnership_id: string; team_id: string; party_id: string; name: string };
    members: MemberTable;
    invitations: InvitationTable;
  }
}
