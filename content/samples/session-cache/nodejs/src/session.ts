/** In bytes. */
export const maxBody = 16 * 1024;
/** In characters, for a user and for a role. */
export const maxName = 64;
export const maxRoles = 16;

// #region session
/** What a client has stored. */
export interface Session {
  user: string;
  roles: string[];
  data: Record<string, string>;
}

const name = { type: 'string', minLength: 1, maxLength: maxName };

/** What `Session` says, and the limits. It has to be kept in step with it by hand. */
export const sessionSchema = {
  type: 'object',
  required: ['user', 'roles', 'data'],
  // With Fastify's settings, other fields are dropped, not refused.
  additionalProperties: false,
  properties: {
    user: name,
    roles: { type: 'array', maxItems: maxRoles, items: name },
    data: { type: 'object', additionalProperties: { type: 'string' } },
  },
} as const;
// #endregion session
