/** What the process that sends large files is to do. */
export interface LargeFilesOrder {
	baseUrl: string;
	accessToken: string;
	/** ID of the folder that the files go to */
	folder: unknown;
	warmUpMegabytes: number;
	megabytes: number;
}

/** What came of it; memory in MB. */
export interface LargeFilesReport {
	/** of the document in Clio, in bytes */
	size: number;
	/** whether the same bytes came back */
	isSame: boolean;
	/** whether n8n kept the files on disk */
	isInFile: boolean;
	addedByUpload: number;
	addedByDownload: number;
}
