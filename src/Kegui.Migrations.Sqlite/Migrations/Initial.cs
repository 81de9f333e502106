using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kegui.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notice_Unread",
                table: "Notice");

            migrationBuilder.DropIndex(
                name: "IX_Duty_CustomerId_DueOn_Id",
                table: "Duty");

            migrationBuilder.DropIndex(
                name: "IX_Duty_DepartmentId_DueOn_Id",
                table: "Duty");

            migrationBuilder.DropIndex(
                name: "IX_Duty_OwnerId_DueOn_Id",
                table: "Duty");

            migrationBuilder.DropIndex(
                name: "IX_Duty_RoleCode_DueOn_Id",
                table: "Duty");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntry_Act_Id",
                table: "AuditEntry");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntry_PersonId_Id",
                table: "AuditEntry");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntry_SubjectKind_SubjectId_Id",
                table: "AuditEntry");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntry_Unsealed",
                table: "AuditEntry");

            migrationBuilder.AddColumn<string>(
                name: "ServiceNeeds",
                table: "CustomerProfile",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Completeness",
                table: "Customer",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ContactOrder",
                table: "Customer",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "FormerCodes",
                table: "Customer",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FormerNames",
                table: "Customer",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NextContactOn",
                table: "Customer",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PooledOn",
                table: "Customer",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProductNeeds",
                table: "Customer",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Decides",
                table: "Contact",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BulkRun",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Says = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Items = table.Column<string>(type: "TEXT", maxLength: 500000, nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkRun", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CustomerMerge",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    KeptId = table.Column<long>(type: "INTEGER", nullable: false),
                    GoneId = table.Column<long>(type: "INTEGER", nullable: false),
                    GoneCode = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    GoneName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Before = table.Column<string>(type: "TEXT", maxLength: 200000, nullable: false),
                    Moved = table.Column<string>(type: "TEXT", maxLength: 10000000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerMerge", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CustomerTag",
                columns: table => new
                {
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: false),
                    TagId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerTag", x => new { x.CustomerId, x.TagId });
                });

            migrationBuilder.CreateTable(
                name: "FieldDefinition",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Record = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Choices = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    Hint = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Required = table.Column<bool>(type: "INTEGER", nullable: false),
                    Filter = table.Column<bool>(type: "INTEGER", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    RetiredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FieldDefinition", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FieldValue",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    FieldId = table.Column<long>(type: "INTEGER", nullable: false),
                    RecordId = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Number = table.Column<long>(type: "INTEGER", nullable: true),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FieldValue", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Follower",
                columns: table => new
                {
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Follower", x => new { x.CustomerId, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "Mention",
                columns: table => new
                {
                    NoteId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Mention", x => new { x.NoteId, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "Note",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    NextOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ById = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Note", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SavedView",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    List = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: false),
                    Shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedView", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StoredFile",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoredFile", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "Tag",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Tone = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tag", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ViewDefault",
                columns: table => new
                {
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    List = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ViewId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ViewDefault", x => new { x.PersonId, x.List });
                });

            migrationBuilder.CreateTable(
                name: "Attachment",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SubjectId = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: true),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RemovedById = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attachment", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Attachment_StoredFile_Hash",
                        column: x => x.Hash,
                        principalTable: "StoredFile",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Notice_Unread",
                table: "Notice",
                columns: new[] { "PersonId", "ReadAt", "Id" },
                filter: "\"ReadAt\" is null");

            migrationBuilder.CreateIndex(
                name: "IX_Duty_CustomerId_DueOn_Id",
                table: "Duty",
                columns: new[] { "CustomerId", "DueOn", "Id" },
                filter: "\"State\" = 'open' and not \"Trial\"");

            migrationBuilder.CreateIndex(
                name: "IX_Duty_DepartmentId_DueOn_Id",
                table: "Duty",
                columns: new[] { "DepartmentId", "DueOn", "Id" },
                filter: "\"State\" = 'open' and not \"Trial\"");

            migrationBuilder.CreateIndex(
                name: "IX_Duty_DueOn_Id",
                table: "Duty",
                columns: new[] { "DueOn", "Id" },
                filter: "\"State\" = 'open' and not \"Trial\"");

            migrationBuilder.CreateIndex(
                name: "IX_Duty_OwnerId_DueOn_Id",
                table: "Duty",
                columns: new[] { "OwnerId", "DueOn", "Id" },
                filter: "\"State\" = 'open' and not \"Trial\"");

            migrationBuilder.CreateIndex(
                name: "IX_Duty_RoleCode_DueOn_Id",
                table: "Duty",
                columns: new[] { "RoleCode", "DueOn", "Id" },
                filter: "\"State\" = 'open' and not \"Trial\"");

            migrationBuilder.CreateIndex(
                name: "IX_Customer_ContactOrder_Id",
                table: "Customer",
                columns: new[] { "ContactOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Customer_DepartmentId_ContactOrder_Id",
                table: "Customer",
                columns: new[] { "DepartmentId", "ContactOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Customer_OwnerId_ContactOrder_Id",
                table: "Customer",
                columns: new[] { "OwnerId", "ContactOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Customer_PooledOn_Id",
                table: "Customer",
                columns: new[] { "PooledOn", "Id" },
                filter: "\"PooledOn\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntry_Act_At_Id",
                table: "AuditEntry",
                columns: new[] { "Act", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntry_PersonId_At_Id",
                table: "AuditEntry",
                columns: new[] { "PersonId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntry_SubjectKind_SubjectId_At_Id",
                table: "AuditEntry",
                columns: new[] { "SubjectKind", "SubjectId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Attachment_Hash",
                table: "Attachment",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_Attachment_SubjectKind_SubjectId_Id",
                table: "Attachment",
                columns: new[] { "SubjectKind", "SubjectId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BulkRun_ById_Id",
                table: "BulkRun",
                columns: new[] { "ById", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerMerge_GoneId",
                table: "CustomerMerge",
                column: "GoneId");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerMerge_KeptId",
                table: "CustomerMerge",
                column: "KeptId");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerTag_TagId_CustomerId",
                table: "CustomerTag",
                columns: new[] { "TagId", "CustomerId" });

            migrationBuilder.CreateIndex(
                name: "IX_FieldDefinition_Record_Order",
                table: "FieldDefinition",
                columns: new[] { "Record", "Order" });

            migrationBuilder.CreateIndex(
                name: "IX_FieldValue_FieldId_Number_RecordId",
                table: "FieldValue",
                columns: new[] { "FieldId", "Number", "RecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_FieldValue_FieldId_On_RecordId",
                table: "FieldValue",
                columns: new[] { "FieldId", "On", "RecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_FieldValue_FieldId_Text_RecordId",
                table: "FieldValue",
                columns: new[] { "FieldId", "Text", "RecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_FieldValue_RecordId_FieldId",
                table: "FieldValue",
                columns: new[] { "RecordId", "FieldId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Follower_PersonId",
                table: "Follower",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Mention_CustomerId",
                table: "Mention",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_Mention_PersonId_At",
                table: "Mention",
                columns: new[] { "PersonId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Note_CustomerId_Id",
                table: "Note",
                columns: new[] { "CustomerId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedView_List",
                table: "SavedView",
                column: "List",
                filter: "\"Shared\"");

            migrationBuilder.CreateIndex(
                name: "IX_SavedView_List_OwnerId",
                table: "SavedView",
                columns: new[] { "List", "OwnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_StoredFile_SeenAt",
                table: "StoredFile",
                column: "SeenAt");

            migrationBuilder.CreateIndex(
                name: "IX_Tag_Name",
                table: "Tag",
                column: "Name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Attachment");

            migrationBuilder.DropTable(
                name: "BulkRun");

            migrationBuilder.DropTable(
                name: "CustomerMerge");

            migrationBuilder.DropTable(
                name: "CustomerTag");

            migrationBuilder.DropTable(
                name: "FieldDefinition");

            migrationBuilder.DropTable(
                name: "FieldValue");

            migrationBuilder.DropTable(
                name: "Follower");

            migrationBuilder.DropTable(
                name: "Mention");

            migrationBuilder.DropTable(
                name: "Note");

            migrationBuilder.DropTable(
                name: "SavedView");

            migrationBuilder.DropTable(
                name: "Tag");

            migrationBuilder.DropTable(
                name: "ViewDefault");

            migrationBuilder.DropTable(
                name: "StoredFile");

            migrationBuilder.DropIndex(
                name: "IX_Notice_Unread",
                table: "Notice");

            migrationBuilder.DropIndex(
                name: "IX_Duty_CustomerId_DueOn_Id",
                table: "Duty");

            migrationBuilder.DropIndex(
                name: "IX_Duty_DepartmentId_DueOn_Id",
                table: "Duty");

            migrationBuilder.DropIndex(
                name: "IX_Duty_DueOn_Id",
                table: "Duty");

            migrationBuilder.DropIndex(
                name: "IX_Duty_OwnerId_DueOn_Id",
                table: "Duty");

            migrationBuilder.DropIndex(
                name: "IX_Duty_RoleCode_DueOn_Id",
                table: "Duty");

            migrationBuilder.DropIndex(
                name: "IX_Customer_ContactOrder_Id",
                table: "Customer");

            migrationBuilder.DropIndex(
                name: "IX_Customer_DepartmentId_ContactOrder_Id",
                table: "Customer");

            migrationBuilder.DropIndex(
                name: "IX_Customer_OwnerId_ContactOrder_Id",
                table: "Customer");

            migrationBuilder.DropIndex(
                name: "IX_Customer_PooledOn_Id",
                table: "Customer");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntry_Act_At_Id",
                table: "AuditEntry");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntry_PersonId_At_Id",
                table: "AuditEntry");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntry_SubjectKind_SubjectId_At_Id",
                table: "AuditEntry");

            migrationBuilder.DropColumn(
                name: "ServiceNeeds",
                table: "CustomerProfile");

            migrationBuilder.DropColumn(
                name: "Completeness",
                table: "Customer");

            migrationBuilder.DropColumn(
                name: "ContactOrder",
                table: "Customer");

            migrationBuilder.DropColumn(
                name: "FormerCodes",
                table: "Customer");

            migrationBuilder.DropColumn(
                name: "FormerNames",
                table: "Customer");

            migrationBuilder.DropColumn(
                name: "NextContactOn",
                table: "Customer");

            migrationBuilder.DropColumn(
                name: "PooledOn",
                table: "Customer");

            migrationBuilder.DropColumn(
                name: "ProductNeeds",
                table: "Customer");

            migrationBuilder.DropColumn(
                name: "Decides",
                table: "Contact");

            migrationBuilder.CreateIndex(
                name: "IX_Notice_Unread",
                table: "Notice",
                column: "PersonId",
                filter: "\"ReadAt\" is null");

            migrationBuilder.CreateIndex(
                name: "IX_Duty_CustomerId_DueOn_Id",
                table: "Duty",
                columns: new[] { "CustomerId", "DueOn", "Id" },
                filter: "\"State\" = 'open'");

            migrationBuilder.CreateIndex(
                name: "IX_Duty_DepartmentId_DueOn_Id",
                table: "Duty",
                columns: new[] { "DepartmentId", "DueOn", "Id" },
                filter: "\"State\" = 'open'");

            migrationBuilder.CreateIndex(
                name: "IX_Duty_OwnerId_DueOn_Id",
                table: "Duty",
                columns: new[] { "OwnerId", "DueOn", "Id" },
                filter: "\"State\" = 'open'");

            migrationBuilder.CreateIndex(
                name: "IX_Duty_RoleCode_DueOn_Id",
                table: "Duty",
                columns: new[] { "RoleCode", "DueOn", "Id" },
                filter: "\"State\" = 'open' and \"RoleCode\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntry_Act_Id",
                table: "AuditEntry",
                columns: new[] { "Act", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntry_PersonId_Id",
                table: "AuditEntry",
                columns: new[] { "PersonId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntry_SubjectKind_SubjectId_Id",
                table: "AuditEntry",
                columns: new[] { "SubjectKind", "SubjectId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntry_Unsealed",
                table: "AuditEntry",
                column: "Id",
                filter: "\"SealId\" is null");
        }
    }
}
