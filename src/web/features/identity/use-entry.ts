/** Sending a form that ends in a session: the answer is kept and the way goes on. */
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { keepSession, type Session } from '../../lib/session.js';

export function useEntry<Input>(send: (input: Input) => Promise<Session>, next: string) {
  const router = useRouter();
  return useMutation({
    mutationFn: send,
    onSuccess: (session) => {
      keepSession(session);
      // Only addresses of this app: another site's address cannot be smuggled in.
      router.history.push(/^\/(?![/\\])/.test(next) ? next : '/');
    },
  });
}
