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
            migrationBuilder.CreateTable(
                name: "Adoption",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    RegulationId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ClauseId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReviewOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ById = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adoption", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ApiToken",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Only = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastUsedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiToken", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditEntry",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Fact = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Via = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SubjectId = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: true),
                    Changes = table.Column<string>(type: "TEXT", maxLength: 1000000, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SealId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntry", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditSeal",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Lines = table.Column<byte[]>(type: "BLOB", maxLength: 100000, nullable: false),
                    Marks = table.Column<byte[]>(type: "BLOB", maxLength: 100000, nullable: false),
                    Previous = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditSeal", x => x.Id);
                });

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
                name: "ColumnMemory",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Headers = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Columns = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ColumnMemory", x => new { x.Kind, x.Headers });
                });

            migrationBuilder.CreateTable(
                name: "CompanyDay",
                columns: table => new
                {
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Worked = table.Column<bool>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CompanyDay", x => x.On);
                });

            migrationBuilder.CreateTable(
                name: "Contact",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    WeChat = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Key = table.Column<bool>(type: "INTEGER", nullable: false),
                    Decides = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Gone = table.Column<bool>(type: "INTEGER", nullable: false),
                    ImportId = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contact", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Counter",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Next = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Counter", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Customer",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ShortName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SortKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    SearchGrams = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    CreditCode = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PartyRole = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Grade = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    GradedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Industry = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Size = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ProductNeeds = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ProvinceCode = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    RegionCode = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Address = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    LatitudeE6 = table.Column<int>(type: "INTEGER", nullable: true),
                    LongitudeE6 = table.Column<int>(type: "INTEGER", nullable: true),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: true),
                    DepartmentId = table.Column<long>(type: "INTEGER", nullable: true),
                    ParentId = table.Column<long>(type: "INTEGER", nullable: true),
                    Blacklisted = table.Column<bool>(type: "INTEGER", nullable: false),
                    Paused = table.Column<bool>(type: "INTEGER", nullable: false),
                    KeyAccount = table.Column<bool>(type: "INTEGER", nullable: false),
                    OldCustomer = table.Column<bool>(type: "INTEGER", nullable: false),
                    Admitted = table.Column<bool>(type: "INTEGER", nullable: false),
                    LastOrderOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LastContactOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ContactOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    LastOnSiteVisitOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NextContactOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PooledOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Completeness = table.Column<int>(type: "INTEGER", nullable: false),
                    FormerCodes = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    FormerNames = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ImportId = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedById = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Customer", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CustomerAssignment",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: false),
                    FromId = table.Column<long>(type: "INTEGER", nullable: true),
                    ToId = table.Column<long>(type: "INTEGER", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerAssignment", x => x.Id);
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
                name: "CustomerMonth",
                columns: table => new
                {
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: false),
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    SalesFen = table.Column<long>(type: "INTEGER", nullable: false),
                    ReturnsFen = table.Column<long>(type: "INTEGER", nullable: false),
                    DueFen = table.Column<long>(type: "INTEGER", nullable: false),
                    PaidFen = table.Column<long>(type: "INTEGER", nullable: false),
                    PaidOnTimeFen = table.Column<long>(type: "INTEGER", nullable: false),
                    Documents = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerMonth", x => new { x.CustomerId, x.Month });
                });

            migrationBuilder.CreateTable(
                name: "CustomerNote",
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
                    table.PrimaryKey("PK_CustomerNote", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CustomerProfile",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Operation = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    People = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    PurchasingChannels = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Competition = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Direction = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Habits = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Likes = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    BuyingPower = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Background = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    ServiceNeeds = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    PaymentMethod = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    InvoiceTitle = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    TaxNumber = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    InvoiceAddress = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    InvoicePhone = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Bank = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    BankAccount = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerProfile", x => x.Id);
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
                name: "Department",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ParentId = table.Column<long>(type: "INTEGER", nullable: true),
                    HeadId = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Department", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DoneRequest",
                columns: table => new
                {
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    InputHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Result = table.Column<string>(type: "TEXT", maxLength: 1000000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DoneRequest", x => new { x.PersonId, x.Act, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "Duty",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    RuleKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RegulationId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ClauseId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Matter = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SubjectId = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: true),
                    Occurrence = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Cyclic = table.Column<bool>(type: "INTEGER", nullable: false),
                    Anchor = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AnchorFrom = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Existing = table.Column<bool>(type: "INTEGER", nullable: false),
                    Carried = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueBecause = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ExtendedTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: true),
                    RoleCode = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DepartmentId = table.Column<long>(type: "INTEGER", nullable: true),
                    ProvinceCode = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ImportId = table.Column<long>(type: "INTEGER", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosedById = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedBecause = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    EnteredLate = table.Column<bool>(type: "INTEGER", nullable: false),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false),
                    Trial = table.Column<bool>(type: "INTEGER", nullable: false),
                    Values = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Trace = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    NextStepAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SteppedTo = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RemindedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LateAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReportedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reports = table.Column<int>(type: "INTEGER", nullable: false),
                    Misses = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Duty", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DutyMiss",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    DutyId = table.Column<long>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RuleKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: true),
                    DepartmentId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyMiss", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DutyMove",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    DutyId = table.Column<long>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ById = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyMove", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DutyRecheck",
                columns: table => new
                {
                    RuleKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SubjectId = table.Column<long>(type: "INTEGER", nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyRecheck", x => new { x.RuleKey, x.SubjectId });
                });

            migrationBuilder.CreateTable(
                name: "DutyRequest",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    DutyId = table.Column<long>(type: "INTEGER", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SuperiorId = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    AnsweredById = table.Column<long>(type: "INTEGER", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyRequest", x => x.Id);
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
                name: "ForeignCode",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: false),
                    ImportId = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForeignCode", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Handover",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    FromId = table.Column<long>(type: "INTEGER", nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Plan = table.Column<string>(type: "TEXT", maxLength: 100000, nullable: false),
                    Part = table.Column<int>(type: "INTEGER", nullable: false),
                    Moved = table.Column<int>(type: "INTEGER", nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Handover", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Import",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: true),
                    DepartmentId = table.Column<long>(type: "INTEGER", nullable: true),
                    ProvinceCode = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ImportId = table.Column<long>(type: "INTEGER", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FileKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Format = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Encoding = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Separator = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    HeaderRow = table.Column<int>(type: "INTEGER", nullable: false),
                    Headers = table.Column<string>(type: "TEXT", maxLength: 1000000, nullable: false),
                    Columns = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    Choices = table.Column<string>(type: "TEXT", maxLength: 1000000, nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 1000000, nullable: true),
                    WorkId = table.Column<long>(type: "INTEGER", nullable: true),
                    Problem = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Created = table.Column<int>(type: "INTEGER", nullable: false),
                    Updated = table.Column<int>(type: "INTEGER", nullable: false),
                    Skipped = table.Column<int>(type: "INTEGER", nullable: false),
                    LeftOut = table.Column<int>(type: "INTEGER", nullable: false),
                    Removed = table.Column<int>(type: "INTEGER", nullable: false),
                    Restored = table.Column<int>(type: "INTEGER", nullable: false),
                    Kept = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RanAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Import", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ImportChange",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    ImportId = table.Column<long>(type: "INTEGER", nullable: false),
                    RecordKind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RecordId = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: false),
                    Before = table.Column<string>(type: "TEXT", maxLength: 1000000, nullable: false),
                    VersionAfter = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportChange", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ImportPart",
                columns: table => new
                {
                    ImportId = table.Column<long>(type: "INTEGER", nullable: false),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportPart", x => new { x.ImportId, x.No });
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
                name: "Notice",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TextKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Args = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SubjectId = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: true),
                    FactKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FromName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Urgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    MailedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notice", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NoticePreference",
                columns: table => new
                {
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticePreference", x => new { x.PersonId, x.Kind, x.Channel });
                });

            migrationBuilder.CreateTable(
                name: "OneTimeLink",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OneTimeLink", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OutboxMessage",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Destination = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Target = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    Letter = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Data = table.Column<string>(type: "TEXT", maxLength: 100000, nullable: true),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    Key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NextAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LeasedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Fence = table.Column<long>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastError = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    DropReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxMessage", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Payment",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: false),
                    DocumentId = table.Column<long>(type: "INTEGER", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PaidOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AmountFen = table.Column<long>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ReversalOfId = table.Column<long>(type: "INTEGER", nullable: true),
                    ReversedById = table.Column<long>(type: "INTEGER", nullable: true),
                    ImportId = table.Column<long>(type: "INTEGER", nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedById = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Payment", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Person",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SignInName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DepartmentId = table.Column<long>(type: "INTEGER", nullable: false),
                    PostId = table.Column<long>(type: "INTEGER", nullable: true),
                    ManagerId = table.Column<long>(type: "INTEGER", nullable: true),
                    Active = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    TotpSecret = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    TotpStep = table.Column<long>(type: "INTEGER", nullable: true),
                    Provinces = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Language = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FailedSignIns = table.Column<int>(type: "INTEGER", nullable: false),
                    LockedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Person", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PersonRole",
                columns: table => new
                {
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    RoleCode = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonRole", x => new { x.PersonId, x.RoleCode });
                });

            migrationBuilder.CreateTable(
                name: "Post",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Post", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RecordShare",
                columns: table => new
                {
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RecordId = table.Column<long>(type: "INTEGER", nullable: false),
                    MayEdit = table.Column<bool>(type: "INTEGER", nullable: false),
                    GrantedById = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordShare", x => new { x.PersonId, x.Kind, x.RecordId });
                });

            migrationBuilder.CreateTable(
                name: "RecoveryCode",
                columns: table => new
                {
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    CodeHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecoveryCode", x => new { x.PersonId, x.CodeHash });
                });

            migrationBuilder.CreateTable(
                name: "RegulationEdition",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    RegulationId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    TextHash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Values = table.Column<string>(type: "TEXT", maxLength: 1000000, nullable: false),
                    GraceDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ById = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegulationEdition", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RegulationText",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RegulationId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 1000000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegulationText", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "ReplanRun",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    RegulationId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Record = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Cursor = table.Column<long>(type: "INTEGER", nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FinishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReplanRun", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReportVersion",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    VisitId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Report = table.Column<string>(type: "TEXT", maxLength: 40000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportVersion", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RightsRequest",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Work = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Target = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Input = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    Changes = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    AskedById = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DecidedById = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RightsRequest", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Role",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Preset = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactor = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Role", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RoleGrant",
                columns: table => new
                {
                    RoleCode = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Permission = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Scope = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoleGrant", x => new { x.RoleCode, x.Permission });
                });

            migrationBuilder.CreateTable(
                name: "RuleHit",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    RuleKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RegulationId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ClauseId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    SubjectId = table.Column<long>(type: "INTEGER", nullable: true),
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: true),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Missing = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ExceptionId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RuleHit", x => x.Id);
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
                name: "Schedule",
                columns: table => new
                {
                    Job = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Slot = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NextAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LeasedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Node = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Fence = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    LastError = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Schedule", x => x.Job);
                });

            migrationBuilder.CreateTable(
                name: "Session",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FreshAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Session", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Setting",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Setting", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "SignInEntry",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SignInName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    Result = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInEntry", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StandIn",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    StandInId = table.Column<long>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandIn", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StoredFile",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SealedKey = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
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
                name: "TimelineEntry",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Fact = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SubjectId = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: true),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Data = table.Column<string>(type: "TEXT", maxLength: 1000000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TimelineEntry", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TradeColumnMemory",
                columns: table => new
                {
                    HeaderKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Plan = table.Column<string>(type: "TEXT", maxLength: 10000000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TradeColumnMemory", x => x.HeaderKey);
                });

            migrationBuilder.CreateTable(
                name: "TradeDocument",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AmountFen = table.Column<long>(type: "INTEGER", nullable: false),
                    LineCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ContentHash = table.Column<long>(type: "INTEGER", nullable: false),
                    ReversalOfId = table.Column<long>(type: "INTEGER", nullable: true),
                    ReversedById = table.Column<long>(type: "INTEGER", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: true),
                    DepartmentId = table.Column<long>(type: "INTEGER", nullable: true),
                    ProvinceCode = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ImportId = table.Column<long>(type: "INTEGER", nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedById = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TradeDocument", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TradeImport",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Work = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Format = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Encoding = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Header = table.Column<string>(type: "TEXT", maxLength: 10000000, nullable: false),
                    Plan = table.Column<string>(type: "TEXT", maxLength: 10000000, nullable: false),
                    Result = table.Column<string>(type: "TEXT", maxLength: 10000000, nullable: true),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    HasRows = table.Column<bool>(type: "INTEGER", nullable: false),
                    CancelAsked = table.Column<bool>(type: "INTEGER", nullable: false),
                    Error = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    LeaseBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    LeaseUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: true),
                    DepartmentId = table.Column<long>(type: "INTEGER", nullable: true),
                    ProvinceCode = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ImportId = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TradeImport", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TradeLine",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    DocumentId = table.Column<long>(type: "INTEGER", nullable: false),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    ProductCode = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Description = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    QuantityMicro = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitPriceMicro = table.Column<long>(type: "INTEGER", nullable: false),
                    AmountFen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TradeLine", x => x.Id);
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
                name: "Visit",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: false),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: true),
                    DepartmentId = table.Column<long>(type: "INTEGER", nullable: true),
                    ProvinceCode = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    CheckedInAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LatitudeE6 = table.Column<int>(type: "INTEGER", nullable: true),
                    LongitudeE6 = table.Column<int>(type: "INTEGER", nullable: true),
                    AccuracyMetres = table.Column<int>(type: "INTEGER", nullable: true),
                    DistanceMetres = table.Column<int>(type: "INTEGER", nullable: true),
                    FarReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ReportedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Met = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Needs = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Opinions = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Suggestions = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Difficulties = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Competition = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Conveyed = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    NextStep = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    NextOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NextDoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LateReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    CancelReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Visit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Work",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Done = table.Column<long>(type: "INTEGER", nullable: false),
                    Total = table.Column<long>(type: "INTEGER", nullable: true),
                    Input = table.Column<string>(type: "TEXT", maxLength: 1000000, nullable: true),
                    Cursor = table.Column<string>(type: "TEXT", maxLength: 1000000, nullable: true),
                    Result = table.Column<string>(type: "TEXT", maxLength: 1000000, nullable: true),
                    Problem = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FinishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CancelAskedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LeasedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Fence = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Work", x => x.Id);
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
                name: "IX_Adoption_RegulationId_ClauseId_From",
                table: "Adoption",
                columns: new[] { "RegulationId", "ClauseId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_ApiToken_TokenHash",
                table: "ApiToken",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Attachment_Hash",
                table: "Attachment",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_Attachment_SubjectKind_SubjectId_Id",
                table: "Attachment",
                columns: new[] { "SubjectKind", "SubjectId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntry_Act_At_Id",
                table: "AuditEntry",
                columns: new[] { "Act", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntry_At_Id",
                table: "AuditEntry",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntry_PersonId_At_Id",
                table: "AuditEntry",
                columns: new[] { "PersonId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntry_SealId",
                table: "AuditEntry",
                column: "SealId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntry_SubjectKind_SubjectId_At_Id",
                table: "AuditEntry",
                columns: new[] { "SubjectKind", "SubjectId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BulkRun_ById_Id",
                table: "BulkRun",
                columns: new[] { "ById", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Contact_CustomerId_Id",
                table: "Contact",
                columns: new[] { "CustomerId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Contact_Phone",
                table: "Contact",
                column: "Phone",
                filter: "\"Phone\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_Customer_Code",
                table: "Customer",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Customer_ContactOrder_Id",
                table: "Customer",
                columns: new[] { "ContactOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Customer_CreditCode",
                table: "Customer",
                column: "CreditCode",
                filter: "\"CreditCode\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_Customer_DepartmentId_ContactOrder_Id",
                table: "Customer",
                columns: new[] { "DepartmentId", "ContactOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Customer_DepartmentId_Id",
                table: "Customer",
                columns: new[] { "DepartmentId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Customer_DepartmentId_PooledOn_Id",
                table: "Customer",
                columns: new[] { "DepartmentId", "PooledOn", "Id" },
                filter: "\"PooledOn\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_Customer_DepartmentId_SortKey_Id",
                table: "Customer",
                columns: new[] { "DepartmentId", "SortKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Customer_DepartmentId_UpdatedAt_Id",
                table: "Customer",
                columns: new[] { "DepartmentId", "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Customer_Grade_UpdatedAt_Id",
                table: "Customer",
                columns: new[] { "Grade", "UpdatedAt", "Id" },
                filter: "\"Grade\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_Customer_ImportId",
                table: "Customer",
                column: "ImportId",
                filter: "\"ImportId\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_Customer_NameKey",
                table: "Customer",
                column: "NameKey");

            migrationBuilder.CreateIndex(
                name: "IX_Customer_OwnerId_ContactOrder_Id",
                table: "Customer",
                columns: new[] { "OwnerId", "ContactOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Customer_OwnerId_Id",
                table: "Customer",
                columns: new[] { "OwnerId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Customer_OwnerId_SortKey_Id",
                table: "Customer",
                columns: new[] { "OwnerId", "SortKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Customer_OwnerId_UpdatedAt_Id",
                table: "Customer",
                columns: new[] { "OwnerId", "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Customer_ParentId",
                table: "Customer",
                column: "ParentId",
                filter: "\"ParentId\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_Customer_Phone",
                table: "Customer",
                column: "Phone",
                filter: "\"Phone\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_Customer_PooledOn_Id",
                table: "Customer",
                columns: new[] { "PooledOn", "Id" },
                filter: "\"PooledOn\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_Customer_ProvinceCode_UpdatedAt_Id",
                table: "Customer",
                columns: new[] { "ProvinceCode", "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Customer_SortKey_Id",
                table: "Customer",
                columns: new[] { "SortKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Customer_UpdatedAt_Id",
                table: "Customer",
                columns: new[] { "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerAssignment_CustomerId_Id",
                table: "CustomerAssignment",
                columns: new[] { "CustomerId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerAssignment_FromId_At",
                table: "CustomerAssignment",
                columns: new[] { "FromId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerAssignment_ToId_At",
                table: "CustomerAssignment",
                columns: new[] { "ToId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerMerge_GoneId",
                table: "CustomerMerge",
                column: "GoneId");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerMerge_KeptId",
                table: "CustomerMerge",
                column: "KeptId");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerNote_CustomerId_Id",
                table: "CustomerNote",
                columns: new[] { "CustomerId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerTag_TagId_CustomerId",
                table: "CustomerTag",
                columns: new[] { "TagId", "CustomerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Department_ParentId",
                table: "Department",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_DoneRequest_At",
                table: "DoneRequest",
                column: "At");

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
                name: "IX_Duty_NextStepAt_Id",
                table: "Duty",
                columns: new[] { "NextStepAt", "Id" },
                filter: "\"NextStepAt\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_Duty_OneOpen",
                table: "Duty",
                columns: new[] { "RuleKey", "SubjectId" },
                unique: true,
                filter: "\"State\" = 'open' and \"Cyclic\"");

            migrationBuilder.CreateIndex(
                name: "IX_Duty_OpenOfSubject",
                table: "Duty",
                column: "SubjectId",
                filter: "\"State\" = 'open'");

            migrationBuilder.CreateIndex(
                name: "IX_Duty_OwnerId_DueOn_Id",
                table: "Duty",
                columns: new[] { "OwnerId", "DueOn", "Id" },
                filter: "\"State\" = 'open' and not \"Trial\"");

            migrationBuilder.CreateIndex(
                name: "IX_Duty_RegulationId_Id",
                table: "Duty",
                columns: new[] { "RegulationId", "Id" },
                filter: "\"State\" = 'open'");

            migrationBuilder.CreateIndex(
                name: "IX_Duty_RoleCode_DueOn_Id",
                table: "Duty",
                columns: new[] { "RoleCode", "DueOn", "Id" },
                filter: "\"State\" = 'open' and not \"Trial\"");

            migrationBuilder.CreateIndex(
                name: "IX_Duty_RuleKey_SubjectId_Occurrence",
                table: "Duty",
                columns: new[] { "RuleKey", "SubjectId", "Occurrence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Duty_SubjectId_Id",
                table: "Duty",
                columns: new[] { "SubjectId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DutyMiss_DutyId_On",
                table: "DutyMiss",
                columns: new[] { "DutyId", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DutyMiss_RuleKey_On",
                table: "DutyMiss",
                columns: new[] { "RuleKey", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_DutyMove_DutyId_Id",
                table: "DutyMove",
                columns: new[] { "DutyId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DutyRecheck_On_RuleKey_SubjectId",
                table: "DutyRecheck",
                columns: new[] { "On", "RuleKey", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_DutyRequest_DutyId_Id",
                table: "DutyRequest",
                columns: new[] { "DutyId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DutyRequest_OneAsked",
                table: "DutyRequest",
                column: "DutyId",
                unique: true,
                filter: "\"State\" = 'asked'");

            migrationBuilder.CreateIndex(
                name: "IX_DutyRequest_SuperiorId_Id",
                table: "DutyRequest",
                columns: new[] { "SuperiorId", "Id" },
                filter: "\"State\" = 'asked'");

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
                name: "IX_ForeignCode_CustomerId",
                table: "ForeignCode",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_ForeignCode_ImportId",
                table: "ForeignCode",
                column: "ImportId",
                filter: "\"ImportId\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_ForeignCode_Source_Code",
                table: "ForeignCode",
                columns: new[] { "Source", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Handover_FromId_Id",
                table: "Handover",
                columns: new[] { "FromId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Import_DepartmentId_Id",
                table: "Import",
                columns: new[] { "DepartmentId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Import_OwnerId_Id",
                table: "Import",
                columns: new[] { "OwnerId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Import_State_Id",
                table: "Import",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportChange_ImportId_Id",
                table: "ImportChange",
                columns: new[] { "ImportId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Mention_CustomerId",
                table: "Mention",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_Mention_PersonId_At",
                table: "Mention",
                columns: new[] { "PersonId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Notice_FactKey",
                table: "Notice",
                column: "FactKey");

            migrationBuilder.CreateIndex(
                name: "IX_Notice_PersonId_At_Id",
                table: "Notice",
                columns: new[] { "PersonId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notice_PersonId_FactKey",
                table: "Notice",
                columns: new[] { "PersonId", "FactKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notice_Unread",
                table: "Notice",
                columns: new[] { "PersonId", "ReadAt", "Id" },
                filter: "\"ReadAt\" is null");

            migrationBuilder.CreateIndex(
                name: "IX_OneTimeLink_TokenHash",
                table: "OneTimeLink",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessage_Channel_Destination_NextAt",
                table: "OutboxMessage",
                columns: new[] { "Channel", "Destination", "NextAt" },
                filter: "\"State\" = 'waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessage_Key",
                table: "OutboxMessage",
                column: "Key",
                unique: true,
                filter: "\"Key\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessage_State_Id",
                table: "OutboxMessage",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Payment_CustomerId_DueOn",
                table: "Payment",
                columns: new[] { "CustomerId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Payment_DocumentId",
                table: "Payment",
                column: "DocumentId",
                filter: "\"DocumentId\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_Payment_ImportId_Id",
                table: "Payment",
                columns: new[] { "ImportId", "Id" },
                filter: "\"ImportId\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_Payment_ReversalOfId",
                table: "Payment",
                column: "ReversalOfId",
                filter: "\"ReversalOfId\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_Person_SignInName",
                table: "Person",
                column: "SignInName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecordShare_Kind_RecordId",
                table: "RecordShare",
                columns: new[] { "Kind", "RecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_RegulationEdition_RegulationId_From",
                table: "RegulationEdition",
                columns: new[] { "RegulationId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RegulationEdition_RegulationId_Number",
                table: "RegulationEdition",
                columns: new[] { "RegulationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RegulationText_RegulationId",
                table: "RegulationText",
                column: "RegulationId");

            migrationBuilder.CreateIndex(
                name: "IX_ReplanRun_From",
                table: "ReplanRun",
                column: "From",
                filter: "\"FinishedAt\" is null");

            migrationBuilder.CreateIndex(
                name: "IX_ReportVersion_VisitId_Number",
                table: "ReportVersion",
                columns: new[] { "VisitId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequest_State_Id",
                table: "RightsRequest",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RuleHit_RegulationId_On_Outcome",
                table: "RuleHit",
                columns: new[] { "RegulationId", "On", "Outcome" });

            migrationBuilder.CreateIndex(
                name: "IX_RuleHit_RuleKey_Id",
                table: "RuleHit",
                columns: new[] { "RuleKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RuleHit_RuleKey_On_Outcome",
                table: "RuleHit",
                columns: new[] { "RuleKey", "On", "Outcome" });

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
                name: "IX_Session_PersonId",
                table: "Session",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Session_TokenHash",
                table: "Session",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignInEntry_At",
                table: "SignInEntry",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_SignInEntry_PersonId_Id",
                table: "SignInEntry",
                columns: new[] { "PersonId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_StandIn_PersonId_Until",
                table: "StandIn",
                columns: new[] { "PersonId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_StandIn_StandInId_Until",
                table: "StandIn",
                columns: new[] { "StandInId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_StoredFile_SeenAt",
                table: "StoredFile",
                column: "SeenAt");

            migrationBuilder.CreateIndex(
                name: "IX_Tag_Name",
                table: "Tag",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TimelineEntry_CustomerId_Id",
                table: "TimelineEntry",
                columns: new[] { "CustomerId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TimelineEntry_SubjectKind_SubjectId_Id",
                table: "TimelineEntry",
                columns: new[] { "SubjectKind", "SubjectId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TradeDocument_CustomerId_On_Id",
                table: "TradeDocument",
                columns: new[] { "CustomerId", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TradeDocument_DepartmentId_On_Id",
                table: "TradeDocument",
                columns: new[] { "DepartmentId", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TradeDocument_HandNumber",
                table: "TradeDocument",
                column: "Number",
                unique: true,
                filter: "\"Source\" = '' and \"ReversedById\" is null and \"ReversalOfId\" is null");

            migrationBuilder.CreateIndex(
                name: "IX_TradeDocument_ImportId_Id",
                table: "TradeDocument",
                columns: new[] { "ImportId", "Id" },
                filter: "\"ImportId\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_TradeDocument_On_Id",
                table: "TradeDocument",
                columns: new[] { "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TradeDocument_OwnerId_On_Id",
                table: "TradeDocument",
                columns: new[] { "OwnerId", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TradeDocument_ProvinceCode_On_Id",
                table: "TradeDocument",
                columns: new[] { "ProvinceCode", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TradeDocument_ReversalOfId",
                table: "TradeDocument",
                column: "ReversalOfId",
                filter: "\"ReversalOfId\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_TradeDocument_Source_Number",
                table: "TradeDocument",
                columns: new[] { "Source", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_TradeImport_HasRows",
                table: "TradeImport",
                column: "HasRows",
                filter: "\"HasRows\"");

            migrationBuilder.CreateIndex(
                name: "IX_TradeImport_OwnerId_Id",
                table: "TradeImport",
                columns: new[] { "OwnerId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TradeLine_DocumentId",
                table: "TradeLine",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_Visit_CustomerId_On_Id",
                table: "Visit",
                columns: new[] { "CustomerId", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Visit_DepartmentId_On_Id",
                table: "Visit",
                columns: new[] { "DepartmentId", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Visit_On_Id",
                table: "Visit",
                columns: new[] { "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Visit_OwnerId_NextOn_Id",
                table: "Visit",
                columns: new[] { "OwnerId", "NextOn", "Id" },
                filter: "\"NextOn\" is not null and \"NextDoneAt\" is null");

            migrationBuilder.CreateIndex(
                name: "IX_Visit_OwnerId_On_Id",
                table: "Visit",
                columns: new[] { "OwnerId", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Visit_ProvinceCode_On_Id",
                table: "Visit",
                columns: new[] { "ProvinceCode", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Work_Open",
                table: "Work",
                column: "Id",
                filter: "\"FinishedAt\" is null");

            migrationBuilder.CreateIndex(
                name: "IX_Work_PersonId_Id",
                table: "Work",
                columns: new[] { "PersonId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Adoption");

            migrationBuilder.DropTable(
                name: "ApiToken");

            migrationBuilder.DropTable(
                name: "Attachment");

            migrationBuilder.DropTable(
                name: "AuditEntry");

            migrationBuilder.DropTable(
                name: "AuditSeal");

            migrationBuilder.DropTable(
                name: "BulkRun");

            migrationBuilder.DropTable(
                name: "ColumnMemory");

            migrationBuilder.DropTable(
                name: "CompanyDay");

            migrationBuilder.DropTable(
                name: "Contact");

            migrationBuilder.DropTable(
                name: "Counter");

            migrationBuilder.DropTable(
                name: "Customer");

            migrationBuilder.DropTable(
                name: "CustomerAssignment");

            migrationBuilder.DropTable(
                name: "CustomerMerge");

            migrationBuilder.DropTable(
                name: "CustomerMonth");

            migrationBuilder.DropTable(
                name: "CustomerNote");

            migrationBuilder.DropTable(
                name: "CustomerProfile");

            migrationBuilder.DropTable(
                name: "CustomerTag");

            migrationBuilder.DropTable(
                name: "Department");

            migrationBuilder.DropTable(
                name: "DoneRequest");

            migrationBuilder.DropTable(
                name: "Duty");

            migrationBuilder.DropTable(
                name: "DutyMiss");

            migrationBuilder.DropTable(
                name: "DutyMove");

            migrationBuilder.DropTable(
                name: "DutyRecheck");

            migrationBuilder.DropTable(
                name: "DutyRequest");

            migrationBuilder.DropTable(
                name: "FieldDefinition");

            migrationBuilder.DropTable(
                name: "FieldValue");

            migrationBuilder.DropTable(
                name: "Follower");

            migrationBuilder.DropTable(
                name: "ForeignCode");

            migrationBuilder.DropTable(
                name: "Handover");

            migrationBuilder.DropTable(
                name: "Import");

            migrationBuilder.DropTable(
                name: "ImportChange");

            migrationBuilder.DropTable(
                name: "ImportPart");

            migrationBuilder.DropTable(
                name: "Mention");

            migrationBuilder.DropTable(
                name: "Notice");

            migrationBuilder.DropTable(
                name: "NoticePreference");

            migrationBuilder.DropTable(
                name: "OneTimeLink");

            migrationBuilder.DropTable(
                name: "OutboxMessage");

            migrationBuilder.DropTable(
                name: "Payment");

            migrationBuilder.DropTable(
                name: "Person");

            migrationBuilder.DropTable(
                name: "PersonRole");

            migrationBuilder.DropTable(
                name: "Post");

            migrationBuilder.DropTable(
                name: "RecordShare");

            migrationBuilder.DropTable(
                name: "RecoveryCode");

            migrationBuilder.DropTable(
                name: "RegulationEdition");

            migrationBuilder.DropTable(
                name: "RegulationText");

            migrationBuilder.DropTable(
                name: "ReplanRun");

            migrationBuilder.DropTable(
                name: "ReportVersion");

            migrationBuilder.DropTable(
                name: "RightsRequest");

            migrationBuilder.DropTable(
                name: "Role");

            migrationBuilder.DropTable(
                name: "RoleGrant");

            migrationBuilder.DropTable(
                name: "RuleHit");

            migrationBuilder.DropTable(
                name: "SavedView");

            migrationBuilder.DropTable(
                name: "Schedule");

            migrationBuilder.DropTable(
                name: "Session");

            migrationBuilder.DropTable(
                name: "Setting");

            migrationBuilder.DropTable(
                name: "SignInEntry");

            migrationBuilder.DropTable(
                name: "StandIn");

            migrationBuilder.DropTable(
                name: "Tag");

            migrationBuilder.DropTable(
                name: "TimelineEntry");

            migrationBuilder.DropTable(
                name: "TradeColumnMemory");

            migrationBuilder.DropTable(
                name: "TradeDocument");

            migrationBuilder.DropTable(
                name: "TradeImport");

            migrationBuilder.DropTable(
                name: "TradeLine");

            migrationBuilder.DropTable(
                name: "ViewDefault");

            migrationBuilder.DropTable(
                name: "Visit");

            migrationBuilder.DropTable(
                name: "Work");

            migrationBuilder.DropTable(
                name: "StoredFile");
        }
    }
}
