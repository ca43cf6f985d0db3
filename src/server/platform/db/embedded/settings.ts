/**
 * Settings of the embedded server, given on its command line so that a copy of the data carries
 * none of them along. Sized for a laptop that does other things too; nothing about durability is loosened.
 */
export function serverSettings(socketFolder: string): readonly string[] {
  const settings: Readonly<Record<string, string | number>> = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: 50,
    superuser_reserved_connections: 3,
    shared_buffers: '96MB',
    effective_cache_size: '1GB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    wal_level: 'replica',
    max_wal_senders: 0,
    max_replication_slots: 2,
    min_wal_size: '64MB',
    max_wal_size: '1GB',
    checkpoint_timeout: '10min',
    io_method: 'sync',
    max_worker_processes: 4,
    max_parallel_workers: 2,
    max_parallel_workers_per_gather: 1,
    autovacuum_max_workers: 2,
    jit: 'off',
    random_page_cost: 1.1,
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    log_statement: 'none',
    log_line_prefix: '%m [%p] ',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
