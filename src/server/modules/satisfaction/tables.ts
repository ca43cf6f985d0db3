interface RatingCommentTable {
  partnership_id: string;
  ticket_id: string;
  comment: string;
  at: number;
}

declare module '../../platform/db/tables.js' {
  interface Tables {
    rating_comments: RatingCommentTable;
  }
}
