export interface FileTable {
  partnership_id: string;
  file_id: string;
  name: string;
  media_type: string;
  bytes: number;
  sha256: string;
  created_at: number;
}

export interface FilePieceTable {
  partnership_id: string;
  file_id: string;
  piece: number;
  content: Buffer;
}

declare module '../db/tables.js' {
  interface Tables {
    files: FileTable;
    file_pieces: FilePieceTable;
  }
}
